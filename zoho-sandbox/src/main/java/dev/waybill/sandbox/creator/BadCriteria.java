package dev.waybill.sandbox.creator;

/** The criteria cannot be read; the message says what stands wrong, and where. */
final class BadCriteria extends RuntimeException {

    BadCriteria(String message) {
        super(message, null, false, false);
    }
}
