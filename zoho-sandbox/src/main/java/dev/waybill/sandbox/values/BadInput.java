package dev.waybill.sandbox.values;

/** A call that cannot be understood. Carries Catalyst's error code and, as it is part of the normal way, no stack. */
public final class BadInput extends RuntimeException {

    private final String errorCode;

    private BadInput(String errorCode, String message) {
        super(message, null, false, false);
        this.errorCode = errorCode;
    }

    /** A body or a value that is wrong. Source: Catalyst NoSQL facts 1.13. */
    public static BadInput value(String message) {
        return new BadInput("INVALID_INPUT", message);
    }

    /** A key attribute that is missing or misnamed. Source: Catalyst NoSQL facts 1.13. */
    public static BadInput key(String message) {
        return new BadInput("INVALID_KEY", message);
    }

    /** Catalyst's word. */
    public String errorCode() {
        return errorCode;
    }

    /** What is wrong. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
