package dev.waybill.sandbox.nosql;

/** Ends a call at the first check that it fails. Carries the answer and, as it is part of the normal way, no stack. */
final class NosqlRefusal extends RuntimeException {

    private final transient NosqlAnswer answer;

    NosqlRefusal(NosqlAnswer answer) {
        super(answer.body(), null, false, false);
        this.answer = answer;
    }

    NosqlAnswer answer() {
        return answer;
    }
}
