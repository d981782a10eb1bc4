package dev.waybill.engine.cycle;

/** A cycle or a dry run is running already. */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String runningId;

    BusyException(String runningId) {
        super("a cycle is running already: " + runningId);
        this.runningId = runningId;
    }

    /** The id of what is running. */
    public String runningId() {
        return runningId;
    }
}
