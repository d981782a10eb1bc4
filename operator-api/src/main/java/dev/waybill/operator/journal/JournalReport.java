package dev.waybill.operator.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one replica of the ingest-service last said of its journal.
 *
 * @param replica its host and port
 * @param at when it said so
 * @param documents that wait to be forwarded
 * @param setAside documents that the store refused
 * @param bytes what both take of the journal's bound
 * @param mostBytes that bound
 * @param oldestReceivedAt when the oldest waiting document came, absent when none waits
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public record JournalReport(
        String replica,
        Instant at,
        long documents,
        long setAside,
        long bytes,
        long mostBytes,
        @Nullable Instant oldestReceivedAt) {

    /** A replica that runs says something at least this often. */
    public static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

    /** Then the replica is down, or cannot reach the store. */
    private static final Duration SILENT_AFTER = AT_LEAST_EVERY.multipliedBy(3);

    /** A replica that went with an empty journal is missed by nobody. */
    private static final Duration EMPTY_FORGOTTEN_AFTER = Duration.ofMinutes(10);

    /** What a replica took along waits on its volume; by then somebody has seen it, or nobody will. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);

    /** Whether the replica should have said something since. */
    public boolean isSilent(Instant now) {
        return isOlder(SILENT_AFTER, now);
    }

    /** Whether it says nothing about today any more. */
    public boolean isForgotten(Instant now) {
        boolean empty = documents == 0 && setAside == 0;
        return isOlder(empty ? EMPTY_FORGOTTEN_AFTER : FORGOTTEN_AFTER, now);
    }

    private boolean isOlder(Duration age, Instant now) {
        return now.isAfter(at.plus(age));
    }

    /** The same figures, said at another time. */
    public boolean saysTheSameAs(JournalReport other) {
        return equals(new JournalReport(
                other.replica,
                at,
                other.documents,
                other.setAside,
                other.bytes,
                other.mostBytes,
                other.oldestReceivedAt));
    }
}
