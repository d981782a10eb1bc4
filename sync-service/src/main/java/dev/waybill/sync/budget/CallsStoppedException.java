package dev.waybill.sync.budget;

/** No call may start now; this one was not made. */
public final class CallsStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CallsStoppedException() {
        super("no call starts any more, the cycle is ending");
    }
}
