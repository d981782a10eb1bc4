package dev.waybill.sandbox.creator;

/** Ends a call at the first check that it fails. Carries the answer and, as it is part of the normal way, no stack. */
final class CreatorRefusal extends RuntimeException {

    private final transient CreatorAnswer answer;

    CreatorRefusal(CreatorAnswer answer) {
        super(answer.body(), null, false, false);
        this.answer = answer;
    }

    CreatorAnswer answer() {
        return answer;
    }
}
