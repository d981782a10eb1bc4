package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Gives out places in the log: each behind the one before, none before now, and none before the document was received
 * unless a clock was far ahead. So a document that is appended while pages are read, newest first, is on no later page;
 * and what was received since an instant stands at or behind it.
 */
final class Places {

    /** A clock that is further ahead than this must not push all that follows. */
    private static final Duration MOST_AHEAD = Duration.ofHours(1);

    private static final int MOST_IN_A_MILLISECOND = 9_999_999;

    private final InstantSource clock;

    // Both guarded by this.
    private long lastMillis;
    private int lastCount;

    Places(InstantSource clock) {
        this.clock = clock;
    }

    /** The day with the latest places, whoever gave them: clocks may be ahead a little. */
    static LocalDate newestDay(Instant now) {
        return LocalDate.ofInstant(now.plus(MOST_AHEAD.multipliedBy(2)), ZoneOffset.UTC);
    }

    /** All places from now on are behind this one. */
    synchronized void startBehind(Position place) {
        long millis = place.time().toEpochMilli();
        if (millis >= lastMillis) {
            lastMillis = millis;
            lastCount = MOST_IN_A_MILLISECOND;
        }
    }

    synchronized Position next(Instant receivedAt, DocumentId id) {
        Instant now = clock.instant();
        Instant latest = now.plus(MOST_AHEAD);
        Instant wanted = receivedAt.isBefore(now) ? now : receivedAt.isAfter(latest) ? latest : receivedAt;
        long millis = Math.max(0, wanted.toEpochMilli());
        if (millis > lastMillis) {
            lastMillis = millis;
            lastCount = 0;
        } else if (lastCount < MOST_IN_A_MILLISECOND) {
            lastCount++;
        } else {
            lastMillis++;
            lastCount = 0;
        }
        return Position.of(lastMillis, lastCount, id);
    }
}
