package dev.waybill.engine.cycle;

/**
 * What one cycle may take.
 *
 * @param pages most pages of records, so that reading leaves calls for writing
 * @param updates most records written
 */
public record CycleLimits(int pages, int updates) {

    public CycleLimits {
        if (pages < 1 || updates < 1) {
            throw new IllegalArgumentException("a cycle reads at least one page and writes at least one record");
        }
    }
}
