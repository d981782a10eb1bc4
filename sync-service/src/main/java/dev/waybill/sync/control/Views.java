package dev.waybill.sync.control;

import dev.waybill.engine.cycle.RunReport;
import dev.waybill.sync.run.Figures;
import dev.waybill.sync.run.RunRecord;
import dev.waybill.sync.run.SyncConfig;
import dev.waybill.sync.schedule.SchedulerState;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows times and durations as operators know them. */
@Singleton
public final class Views {

    private static final double MILLIS_PER_SECOND = 1000;
    private static final int CENTS = 100;

    private final DateTimeFormatter local;
    private final Duration interval;

    Views(ZoneId zone, SyncConfig config) {
        this.local = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT)
                .withZone(zone);
        this.interval = config.interval();
    }

    SchedulerView scheduler(SchedulerState state, Figures figures) {
        return new SchedulerView(
                state.on(),
                time(figures.lastStart()),
                time(state.nextDue()),
                intervalMinutes(),
                new SchedulerView.Stats(figures.totalSynced(), figures.totalFailed(), seconds(figures.lastDuration())));
    }

    RunView run(RunRecord run) {
        RunReport report = run.report();
        return new RunView(
                run.runId(),
                run.trigger().name().toLowerCase(Locale.ROOT),
                time(run.startedAt()),
                seconds(run.duration()),
                report.end().name().toLowerCase(Locale.ROOT),
                report.reason(),
                report.pages(),
                report.pageCeilingReached(),
                report.pending(),
                report.updated(),
                report.skipped(),
                report.unmatched(),
                report.rejected(),
                report.missing(),
                report.unknown(),
                report.heldBack(),
                report.left(),
                report.documentsTold(),
                run.settled(),
                run.calls(),
                report.errors());
    }

    /** A point in time in the configured zone, to the second. */
    public @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : local.format(instant);
    }

    @Nullable
    Double seconds(@Nullable Duration duration) {
        return duration == null ? null : rounded(duration.toMillis() / MILLIS_PER_SECOND);
    }

    /** A whole number whenever it is one. */
    private Number intervalMinutes() {
        if (interval.toSecondsPart() == 0 && interval.toMillisPart() == 0) {
            return interval.toMinutes();
        }
        return rounded(
                interval.toMillis() / MILLIS_PER_SECOND / Duration.ofMinutes(1).toSeconds());
    }

    private static double rounded(double number) {
        return (double) Math.round(number * CENTS) / CENTS;
    }
}
