package dev.waybill.system.demo;

/** Something that arrives about a message. Beats of one phase arrive in any order, phases one after the other. */
sealed interface Beat {

    int phase();

    /** The provider's queue callback: the only one that carries both ids. */
    record Linked(int phase, String messageStatus) implements Beat {}

    /** A Meta-shaped status, so many seconds after the send. */
    record Status(int phase, String status, int afterSeconds) implements Beat {}

    static Beat linked(int phase) {
        return new Linked(phase, "accepted");
    }

    static Beat status(int phase, String status, int afterSeconds) {
        return new Status(phase, status, afterSeconds);
    }
}
