package dev.waybill.sandbox.creator;

import dev.waybill.sandbox.accounts.Scopes;
import dev.waybill.sandbox.faults.Quirk;
import dev.waybill.sandbox.ledger.CallKind;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * The checks of names, of scope and permission, and of {@code Accept}. Source: Zoho Creator facts 11.2, checks 6 to 8.
 */
final class Rights {

    static final String OWNER = "demo";
    static final String APP = "messages";
    static final String REPORT = "All_Messages";
    static final String FORM = "Message";

    private static final String JSON = "application/json";

    private Rights() {}

    static void check(CreatorRequest request) {
        names(request.call().target()).ifPresent(Rights::refuse);
        if (tooNew(request.call().target()) && request.state().faults().shows(Quirk.CREATOR_5)) {
            refuse(Refusals.versionNotConfigured());
        }
        if (!request.call().scopes().contains(scope(request.call().kind()))) {
            refuse(Refusals.scopeMissing());
        }
        if (updates(request.call().kind()) && request.state().faults().shows(Quirk.NO_UPDATE_PERMISSION)) {
            refuse(Refusals.noUpdatePermission());
        }
        boolean data = request.call().target() instanceof CreatorTarget.Component;
        if (data && !acceptable(request.headers().getAll(HttpHeaders.ACCEPT))) {
            refuse(Refusals.badHeader("accept"));
        }
    }

    private static Optional<CreatorAnswer> names(CreatorTarget target) {
        if (target instanceof CreatorTarget.Custom custom) {
            return custom(custom);
        }
        if (!(target instanceof CreatorTarget.Component component)) {
            return Optional.empty();
        }
        if (!component.owner().equals(OWNER)) {
            return Optional.of(Refusals.noSuchOwner());
        }
        if (!component.app().equals(APP)) {
            return Optional.of(Refusals.noSuchApplication());
        }
        return switch (component) {
            case CreatorTarget.Report(var owner, var app, var report) -> report(report);
            case CreatorTarget.Row(var owner, var app, var report, var id) -> report(report);
            case CreatorTarget.OlderReport(var owner, var app, var report) -> report(report);
            case CreatorTarget.Reports r -> Optional.empty();
            case CreatorTarget.Form(var owner, var app, var form) ->
                form.equals(FORM) ? Optional.empty() : Optional.of(Refusals.noSuchForm());
        };
    }

    private static Optional<CreatorAnswer> custom(CreatorTarget.Custom custom) {
        if (!custom.owner().equals(OWNER)) {
            return Optional.of(Refusals.noSuchOwner());
        }
        return custom.api().equals(CustomApi.NAME) ? Optional.empty() : Optional.of(Refusals.noSuchComponent());
    }

    /** Whether the call is one of v2.1 for an account that only has v2. */
    private static boolean tooNew(CreatorTarget target) {
        return switch (target) {
            case CreatorTarget.Report r -> true;
            case CreatorTarget.Row r -> true;
            case CreatorTarget.Form f -> true;
            case CreatorTarget.OlderReport r -> false;
            case CreatorTarget.Reports r -> false;
            case CreatorTarget.Custom c -> false;
            case CreatorTarget.Applications a -> false;
        };
    }

    private static Optional<CreatorAnswer> report(String name) {
        return name.equals(REPORT) ? Optional.empty() : Optional.of(Refusals.noSuchReport());
    }

    private static String scope(CallKind kind) {
        return switch (kind) {
            case UPDATE_RECORD, UPDATE_RECORDS -> Scopes.REPORT_UPDATE;
            case ADD_RECORDS -> Scopes.FORM_CREATE;
            case GET_APPLICATIONS, GET_REPORTS -> Scopes.DASHBOARD_READ;
            case CUSTOM_API -> Scopes.CUSTOM_API;
            default -> Scopes.REPORT_READ;
        };
    }

    private static boolean updates(CallKind kind) {
        return kind == CallKind.UPDATE_RECORD || kind == CallKind.UPDATE_RECORDS;
    }

    private static boolean acceptable(List<String> accept) {
        return accept.isEmpty() || accept.equals(List.of(JSON));
    }

    private static void refuse(CreatorAnswer answer) {
        throw new CreatorRefusal(answer);
    }
}
