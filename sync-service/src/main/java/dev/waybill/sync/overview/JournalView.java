package dev.waybill.sync.overview;

import dev.waybill.operator.journal.JournalReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The documents that wait in the journals of ingest for the store, as each replica last reported.
 *
 * @param documents that wait, in all journals
 * @param setAside documents that the store refused
 * @param oldest when the oldest of those that wait was received, null if none waits
 * @param oldestSeconds how long it has waited
 * @param silent replicas that have reported nothing for minutes
 * @param replicas each journal
 */
public record JournalView(
        long documents,
        long setAside,
        @Nullable Instant oldest,
        @Nullable Long oldestSeconds,
        int silent,
        List<Replica> replicas) {

    /**
     * The journal of one replica.
     *
     * @param replica its host and port
     * @param bytes what its documents take of {@code mostBytes}
     * @param said when it reported
     * @param saidSeconds how long ago
     * @param silent whether its next report is overdue: it is down, or cannot reach the store
     */
    public record Replica(
            String replica,
            long documents,
            long setAside,
            long bytes,
            long mostBytes,
            @Nullable Instant oldest,
            Instant said,
            long saidSeconds,
            boolean silent) {}

    static JournalView of(List<JournalReport> reports, Instant now) {
        Instant oldest = reports.stream()
                .map(JournalReport::oldestReceivedAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return new JournalView(
                reports.stream().mapToLong(JournalReport::documents).sum(),
                reports.stream().mapToLong(JournalReport::setAside).sum(),
                oldest,
                oldest == null ? null : Long.valueOf(seconds(oldest, now)),
                (int) reports.stream().filter(report -> report.isSilent(now)).count(),
                reports.stream().map(report -> replica(report, now)).toList());
    }

    private static Replica replica(JournalReport report, Instant now) {
        return new Replica(
                report.replica(),
                report.documents(),
                report.setAside(),
                report.bytes(),
                report.mostBytes(),
                report.oldestReceivedAt(),
                report.at(),
                seconds(report.at(), now),
                report.isSilent(now));
    }

    private static long seconds(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }
}
