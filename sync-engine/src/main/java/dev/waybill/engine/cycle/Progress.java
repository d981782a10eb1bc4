package dev.waybill.engine.cycle;

/**
 * How far a cycle is. Counts are of records.
 *
 * @param phase what it does
 * @param pages pages read
 * @param pending records read
 * @param total records to be written, 0 while that is not known
 * @param done records of these that were tried
 * @param updated records of these that are written
 * @param refused records of these that Creator refused or that are gone
 * @param unknown records of these without a usable answer
 */
public record Progress(
        Phase phase, int pages, int pending, int total, int done, int updated, int refused, int unknown) {

    /** What a cycle does. */
    public enum Phase {
        READING,
        MATCHING,
        MARKING,
        WRITING,
        ENDING
    }
}
