package dev.waybill.model.store;

/** A cursor that the store did not give out. */
public final class InvalidCursorException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidCursorException() {
        super("the cursor is not one that this store gave out; leave it out to start at the newest document");
    }
}
