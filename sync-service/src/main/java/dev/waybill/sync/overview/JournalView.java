package dev.waybill.sync.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.waybill.operator.journal.JournalReport;
import dev.waybill.sync.overview.JournalWatch.Journals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What waits in the journals of ingest on its way to the store, as the replicas last said. Times are local to the
 * configured zone.
 *
 * @param documents that wait, in all journals
 * @param setAside documents that the store refused
 * @param oldest when the oldest of those that wait was received, null if none waits
 * @param oldestSeconds how long it has waited
 * @param silent replicas that have said nothing for minutes
 * @param replicas each journal
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record JournalView(
        long documents,
        long setAside,
        @Nullable String oldest,
        @Nullable Long oldestSeconds,
        int silent,
        List<Replica> replicas) {

    /**
     * The journal of one replica.
     *
     * @param replica its host and port
     * @param bytes what its documents take of {@code mostBytes}
     * @param said when it said so
     * @param saidSeconds how long ago
     * @param silent whether it should have said something since: it is down, or cannot reach the store
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Replica(
            String replica,
            long documents,
            long setAside,
            long bytes,
            long mostBytes,
            @Nullable String oldest,
            String said,
            long saidSeconds,
            boolean silent) {}

    /** @param local shows a time in the configured zone */
    static JournalView of(Journals seen, Function<@Nullable Instant, @Nullable String> local) {
        List<JournalReport> reports = seen.reports();
        Instant oldest = reports.stream()
                .map(JournalReport::oldestReceivedAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return new JournalView(
                reports.stream().mapToLong(JournalReport::documents).sum(),
                reports.stream().mapToLong(JournalReport::setAside).sum(),
                local.apply(oldest),
                oldest == null ? null : Long.valueOf(seconds(oldest, seen.at())),
                (int) reports.stream()
                        .filter(report -> report.isSilent(seen.at()))
                        .count(),
                reports.stream()
                        .map(report -> replica(report, seen.at(), local))
                        .toList());
    }

    private static Replica replica(
            JournalReport report, Instant now, Function<@Nullable Instant, @Nullable String> local) {
        return new Replica(
                report.replica(),
                report.documents(),
                report.setAside(),
                report.bytes(),
                report.mostBytes(),
                local.apply(report.oldestReceivedAt()),
                Objects.requireNonNull(local.apply(report.at())),
                seconds(report.at(), now),
                report.isSilent(now));
    }

    private static long seconds(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }
}
