package dev.waybill.operator.startup;

/** A value that a setting does not take. The message tells why and never repeats the value; it is shown to the user. */
public final class UnfitValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public UnfitValueException(String reason) {
        super(reason);
    }
}
