package dev.waybill.sync.budget;

/** More calls wait for the budget than the gate holds; the call was not made. */
public final class GateFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GateFullException(int waiting) {
        super(waiting + " Creator calls wait for the budget already; try again later");
    }
}
