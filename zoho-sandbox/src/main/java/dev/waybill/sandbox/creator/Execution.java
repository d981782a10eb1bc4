package dev.waybill.sandbox.creator;

import dev.waybill.sandbox.faults.Fault;
import dev.waybill.sandbox.faults.FaultInjector;
import dev.waybill.sandbox.ledger.Touch;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lets a call take its time, makes it go wrong if it must, executes it and answers. */
final class Execution {

    private static final int TOO_LONG = 413;

    private Execution() {}

    /** Runs the call that {@link Admission} let in; the body has arrived. */
    static void run(RoutingContext context) {
        CreatorCall call = Objects.requireNonNull(context.<CreatorCall>get(CreatorCall.class.getName()));
        call.begin();
        int millis = call.state().nextLatency() + call.state().faults().extraMillis();
        if (millis == 0) {
            finish(context, call);
        } else {
            context.vertx().setTimer(millis, fired -> finish(context, call));
        }
    }

    /** Answers a call whose body is too long or could not be read. */
    static void failed(RoutingContext context) {
        CreatorCall call = context.get(CreatorCall.class.getName());
        if (call == null || context.response().ended() || context.response().closed()) {
            context.next();
            return;
        }
        boolean tooLong = context.statusCode() == TOO_LONG;
        answer(context, call, (tooLong ? Refusals.badBody("it is too long") : serverError()).about(named(call)));
    }

    private static void finish(RoutingContext context, CreatorCall call) {
        FaultInjector faults = call.state().faults();
        if (faults.strikes(Fault.DROP_BEFORE)) {
            drop(context, call, serverError().about(named(call)));
            return;
        }
        CreatorAnswer answer =
                failedBefore(faults).map(page -> page.about(named(call))).orElseGet(() -> execute(context, call));
        if (faults.strikes(Fault.DROP_AFTER)) {
            drop(context, call, answer);
            return;
        }
        boolean failedAfter = faults.strikes(Fault.ERROR_500_AFTER);
        answer(context, call, failedAfter ? serverError().about(answer.touches()) : answer);
    }

    private static CreatorAnswer execute(RoutingContext context, CreatorCall call) {
        try {
            CreatorRequest request = CreatorRequest.of(context, call);
            Rights.check(request);
            return switch (call.target()) {
                case CreatorTarget.Applications ignored -> Applications.list();
                case CreatorTarget.Reports ignored -> Applications.reports();
                case CreatorTarget.OlderReport ignored -> OlderReader.page(request);
                case CreatorTarget.Custom ignored -> CustomApi.run(request);
                case CreatorTarget.Form ignored -> RecordAdder.add(request);
                case CreatorTarget.Report ignored ->
                    switch (call.kind()) {
                        case UPDATE_RECORDS -> RecordWriter.updateMatching(request);
                        default -> ReportReader.page(request);
                    };
                case CreatorTarget.Row row ->
                    switch (call.kind()) {
                        case UPDATE_RECORD -> RecordWriter.updateOne(request, row.id());
                        default -> ReportReader.one(request, row.id());
                    };
            };
        } catch (CreatorRefusal refusal) {
            CreatorAnswer answer = refusal.answer();
            return answer.touches().isEmpty() ? answer.about(named(call)) : answer;
        }
    }

    private static Optional<CreatorAnswer> failedBefore(FaultInjector faults) {
        if (faults.strikes(Fault.ERROR_500)) {
            return Optional.of(serverError());
        }
        return faults.strikes(Fault.HTML_502) ? Optional.of(CreatorAnswer.page(502, "Bad Gateway")) : Optional.empty();
    }

    private static CreatorAnswer serverError() {
        return CreatorAnswer.page(500, "Internal Server Error");
    }

    private static void answer(RoutingContext context, CreatorCall call, CreatorAnswer answer) {
        call.leave();
        Answers.write(call.state(), call.kind(), answer, call.arrival());
        Answers.send(context, call.state(), answer);
    }

    private static void drop(RoutingContext context, CreatorCall call, CreatorAnswer unsent) {
        call.leave();
        Answers.writeDropped(call.state(), call.kind(), unsent, call.arrival());
        context.request().connection().close();
    }

    private static List<Touch> named(CreatorCall call) {
        return call.target() instanceof CreatorTarget.Row row ? List.of(Touch.named(row.id())) : List.of();
    }
}
