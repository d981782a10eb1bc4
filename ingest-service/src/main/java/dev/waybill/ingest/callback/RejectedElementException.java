package dev.waybill.ingest.callback;

/** An element that should be a status and cannot be read. */
final class RejectedElementException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    RejectedElementException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** What is wrong with the element; names members and quotes no values. */
    String reason() {
        return reason;
    }
}
