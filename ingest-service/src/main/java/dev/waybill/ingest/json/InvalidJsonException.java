package dev.waybill.ingest.json;

/** Text that is not one JSON value. */
public final class InvalidJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    InvalidJsonException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What is wrong with the text; quotes nothing of it and is safe to show. */
    public String reason() {
        return reason;
    }
}
