package dev.waybill.ingest.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Midnights of a zone: the first instants of its days. Where clocks go forward at 00:00 that is the instant they go to.
 *
 * @param zone whose days
 */
record Midnights(ZoneId zone) {

    /** The latest midnight that is not after an instant. */
    Instant latest(Instant now) {
        return startOf(LocalDate.ofInstant(now, zone));
    }

    /** The first midnight after an instant. */
    Instant next(Instant now) {
        return startOf(LocalDate.ofInstant(now, zone).plusDays(1));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
