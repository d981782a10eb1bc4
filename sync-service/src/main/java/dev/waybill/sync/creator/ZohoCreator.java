package dev.waybill.sync.creator;

import dev.waybill.engine.budget.CallFailure;
import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.Creator;
import dev.waybill.engine.cycle.PendingPage;
import dev.waybill.engine.cycle.PendingRecord;
import dev.waybill.model.status.StatusOrder;
import dev.waybill.sync.token.ZohoTokens;
import dev.waybill.zoho.accounts.AccessToken;
import dev.waybill.zoho.accounts.AccountsFailure;
import dev.waybill.zoho.creator.CreatorClient;
import dev.waybill.zoho.creator.CreatorFailure;
import dev.waybill.zoho.creator.CreatorRecord;
import dev.waybill.zoho.creator.Criteria;
import dev.waybill.zoho.creator.RecordPage;
import dev.waybill.zoho.creator.RecordQuery;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Zoho Creator by its REST API v2.1, one record a PATCH. Source: Zoho Creator facts 1, 2.1, 5. */
@Singleton
final class ZohoCreator implements Creator {

    /** A look-up asks for forty queue ids, each of which may be in several records. */
    private static final int LOOK_UP_PAGE = 200;

    private final CreatorClient client;
    private final ZohoTokens tokens;
    private final CreatorConfig.Fields fields;
    private final FieldValues values;
    private final RecordQuery firstPage;
    private final CallMeter meter;

    ZohoCreator(CreatorClient client, ZohoTokens tokens, CreatorConfig config, FieldValues values, CallMeter meter) {
        this.client = client;
        this.tokens = tokens;
        this.fields = config.fields();
        this.values = values;
        this.meter = meter;
        Criteria pending = config.criteria()
                .map(Criteria::raw)
                .orElseGet(() -> Criteria.field(fields.status()).notEquals(StatusOrder.DELIVERED));
        this.firstPage = RecordQuery.firstPage(pending, List.of(fields.queueId(), fields.status()), config.pageSize());
    }

    @Override
    public Uni<Void> ready() {
        return tokens.current().replaceWithVoid().onFailure().transform(ZohoCreator::translated);
    }

    @Override
    public Uni<PendingPage> pending(@Nullable String cursor) {
        RecordQuery query = cursor == null ? firstPage : firstPage.from(cursor);
        return call(CallKind.READ, token -> client.getRecords(token, query)).map(this::page);
    }

    @Override
    public Uni<PendingPage> withQueueIds(List<String> queueIds) {
        RecordQuery query = RecordQuery.firstPage(
                Criteria.field(fields.queueId()).anyOf(queueIds), firstPage.fields(), LOOK_UP_PAGE);
        return call(CallKind.READ, token -> client.getRecords(token, query)).map(this::page);
    }

    private PendingPage page(RecordPage page) {
        return new PendingPage(
                page.records().stream().map(this::pending).toList(),
                page.refused().stream()
                        .map(refused -> new PendingPage.Unusable(refused.shownId(), refused.reason()))
                        .toList(),
                page.absent().stream().sorted().map(this::named).toList(),
                page.nextCursor().orElse(null));
    }

    private String named(String member) {
        if (member.equals(fields.status())) {
            return member + " (WAYBILL_CREATOR_FIELDS_STATUS)";
        }
        return member.equals(fields.queueId()) ? member + " (WAYBILL_CREATOR_FIELDS_QUEUE_ID)" : member;
    }

    private PendingRecord pending(CreatorRecord record) {
        return new PendingRecord(record.id(), record.field(fields.queueId()), record.field(fields.status()));
    }

    @Override
    public Uni<Void> update(Change change) {
        return call(
                        CallKind.WRITE,
                        token -> client.updateRecord(token, change.record().recordId(), fields(change)))
                .replaceWithVoid();
    }

    @Override
    public Map<String, String> fields(Change change) {
        return values.of(change);
    }

    private <T> Uni<T> call(CallKind kind, Function<AccessToken, Uni<T>> request) {
        return tokens.current()
                .flatMap(token -> request.apply(token)
                        .invoke(() -> {
                            meter.succeeded(kind);
                            tokens.accepted();
                        })
                        .onFailure()
                        .invoke(failure -> meter.failed(kind, failure))
                        .onFailure(CreatorFailure.class)
                        .transform(failure -> checked(token, failure)))
                .onFailure()
                .transform(ZohoCreator::translated);
    }

    /** A new token that is refused like the one before it was never good for this address. */
    private Throwable checked(AccessToken token, CreatorFailure failure) {
        if (!(failure instanceof CreatorFailure.TokenExpired)) {
            if (failure.code() != 0) {
                tokens.accepted();
            }
            return failure;
        }
        return tokens.refused(token)
                ? new CallFailure.Misconfigured(
                        failure.code(),
                        failure.getMessage() + "; the token before it was not accepted either: check that"
                                + " WAYBILL_ZOHO_REFRESH_TOKEN, WAYBILL_ZOHO_ACCOUNTS_URL and WAYBILL_ZOHO_API_URL are"
                                + " of one data centre, and the scopes of the refresh token",
                        failure)
                : failure;
    }

    private static Throwable translated(Throwable failure) {
        return switch (failure) {
            case CreatorFailure known -> translated(known);
            case AccountsFailure known -> translated(known);
            default -> failure;
        };
    }

    private static CallFailure translated(CreatorFailure failure) {
        int code = failure.code();
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case CreatorFailure.TokenExpired f -> new CallFailure.TokenExpired(code, message, f);
            case CreatorFailure.Throttled f ->
                new CallFailure.Throttled(code, message, f.retryAfter().orElse(null), f);
            case CreatorFailure.QuotaExhausted f -> new CallFailure.QuotaUsedUp(code, message, f);
            case CreatorFailure.RecordRejected f -> new CallFailure.Rejected(code, message, f);
            case CreatorFailure.RecordMissing f -> new CallFailure.Missing(code, message, f);
            case CreatorFailure.Misconfigured f -> new CallFailure.Misconfigured(code, message, f);
            case CreatorFailure.Unavailable f -> new CallFailure.Unanswered(code, message, f.executionUnknown(), f);
            case CreatorFailure.NotSent f -> new CallFailure.NotSent(message, f);
            // Repeating it does not help, so it must go last next time like a rejected one.
            case CreatorFailure.Unexpected f -> new CallFailure.Rejected(code, message, f);
        };
    }

    private static CallFailure translated(AccountsFailure failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case AccountsFailure.Rejected f -> new CallFailure.NoToken(message, null, true, f);
            case AccountsFailure.Unconfirmed f -> new CallFailure.NoToken(message, f.tryAgainAt(), false, f);
            case AccountsFailure.TooManyRefreshes f -> new CallFailure.NoToken(message, f.tryAgainAt(), false, f);
            default -> new CallFailure.NoToken(message, null, false, failure);
        };
    }
}
