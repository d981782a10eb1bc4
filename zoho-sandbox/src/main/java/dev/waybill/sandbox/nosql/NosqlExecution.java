package dev.waybill.sandbox.nosql;

import dev.waybill.sandbox.faults.Fault;
import dev.waybill.sandbox.faults.FaultInjector;
import dev.waybill.sandbox.values.BadInput;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Lets a call take its time, makes it go wrong if it must, executes it and answers. */
final class NosqlExecution {

    private static final int TOO_LONG = 413;

    private NosqlExecution() {}

    /** Runs the call that {@link NosqlAdmission} let in; the body has arrived. */
    static void run(RoutingContext context) {
        NosqlCall call = Objects.requireNonNull(context.<NosqlCall>get(NosqlCall.class.getName()));
        call.begin();
        int millis = call.state().latency() + call.state().faults().extraMillis();
        if (millis == 0) {
            finish(call);
        } else {
            context.vertx().setTimer(millis, fired -> finish(call));
        }
    }

    /** Answers a call whose body is too long or could not be read; one whose caller has gone needs no answer. */
    static void failed(RoutingContext context) {
        NosqlCall call = context.get(NosqlCall.class.getName());
        if (call == null || context.response().ended()) {
            context.next();
            return;
        }
        if (context.response().closed()) {
            return;
        }
        call.answer(context.statusCode() == TOO_LONG ? NosqlRefusals.unreadableBody() : NosqlRefusals.serverError());
    }

    private static void finish(NosqlCall call) {
        FaultInjector faults = call.state().faults();
        if (faults.strikes(Fault.DROP_BEFORE)) {
            call.drop();
            return;
        }
        if (faults.strikes(Fault.ERROR_500)) {
            call.answer(NosqlRefusals.serverError());
            return;
        }
        if (faults.strikes(Fault.HTML_502)) {
            call.answer(NosqlAnswer.page(502, "Bad Gateway"));
            return;
        }
        NosqlAnswer answer = execute(call);
        if (faults.strikes(Fault.DROP_AFTER)) {
            call.drop();
        } else {
            call.answer(faults.strikes(Fault.ERROR_500_AFTER) ? NosqlRefusals.serverError() : answer);
        }
    }

    private static NosqlAnswer execute(NosqlCall call) {
        try {
            return NosqlAnswer.success(Operations.run(call));
        } catch (NosqlRefusal refusal) {
            return refusal.answer();
        } catch (BadInput bad) {
            return NosqlAnswer.failure(400, bad.errorCode(), bad.message());
        }
    }
}
