package dev.waybill.engine.schedule;

/**
 * What an operator asks of whoever leads.
 *
 * @param id its name, and that of the run if it starts one; later requests have higher ones
 */
public record Request(String id, Kind kind) {

    /** What is asked. */
    public enum Kind {
        /** A cycle now. */
        CYCLE,
        /** What a cycle would do now. */
        DRY_RUN,
        /** The end of a pause of Creator calls. */
        END_PAUSE
    }
}
