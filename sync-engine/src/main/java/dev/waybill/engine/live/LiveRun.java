package dev.waybill.engine.live;

import dev.waybill.engine.cycle.Run;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.cycle.RunReport;
import dev.waybill.engine.cycle.Trigger;
import dev.waybill.engine.cycle.WriteOutcome;
import dev.waybill.engine.cycle.Written;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What live sync wrote, as people see it: one run an hour, if it wrote anything. Thread-safe. */
final class LiveRun {

    private static final System.Logger LOG = System.getLogger(LiveRun.class.getName());

    private final LiveParts parts;
    private final long term;
    private final LongSupplier calls;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Open open;

    /** Calls of the runs before. */
    private long callsBefore;

    /** @param calls calls that live sync started in the term */
    LiveRun(LiveParts parts, long term, LongSupplier calls) {
        this.parts = parts;
        this.term = term;
        this.calls = calls;
    }

    private static final class Open {
        private final Run run;
        private final Instant began;
        private final Map<Integer, Integer> errors = new TreeMap<>();
        private int updated;
        private int rejected;
        private int missing;
        private int unknown;

        Open(Run run, Instant began) {
            this.run = run;
            this.began = began;
        }

        void count(WriteOutcome outcome) {
            switch (outcome) {
                case WriteOutcome.Updated u -> updated++;
                case WriteOutcome.Rejected r -> {
                    rejected++;
                    errors.merge(r.code(), 1, Integer::sum);
                }
                case WriteOutcome.Missing m -> {
                    missing++;
                    errors.merge(m.code(), 1, Integer::sum);
                }
                case WriteOutcome.Unknown u -> {
                    unknown++;
                    errors.merge(u.code(), 1, Integer::sum);
                }
                case WriteOutcome.Halting h -> errors.merge(h.code(), 1, Integer::sum);
                case WriteOutcome.NotTried n -> {}
            }
        }
    }

    void wrote(Written written) {
        Open now;
        boolean isNew;
        lock.lock();
        try {
            isNew = open == null;
            now = open == null ? begin() : open;
            now.count(written.outcome());
        } finally {
            lock.unlock();
        }
        if (isNew) {
            parts.recorder().started(now.run).subscribe().with(started -> {}, LiveRun::trouble);
        }
        parts.recorder().wrote(now.run, written, parts.time().wall());
    }

    private Open begin() {
        Instant wall = parts.time().wall();
        Open begun = new Open(
                new Run(parts.runIds().get(), Trigger.LIVE, wall, term),
                parts.time().steady());
        open = begun;
        return begun;
    }

    /** Ends the run when its hour is over. Never fails. */
    Uni<Void> endIfOver() {
        Open now = open;
        return now == null
                        || Traffic.hourOf(now.run.startedAt())
                                == Traffic.hourOf(parts.time().wall())
                ? Uni.createFrom().voidItem()
                : end();
    }

    /** Ends the run, if there is one. Never fails. */
    Uni<Void> end() {
        Open over;
        long made;
        lock.lock();
        try {
            over = open;
            open = null;
            made = calls.getAsLong() - callsBefore;
            callsBefore += over == null ? 0 : made;
        } finally {
            lock.unlock();
        }
        if (over == null) {
            return Uni.createFrom().voidItem();
        }
        RunRecord done = new RunRecord(
                over.run.runId(),
                Trigger.LIVE,
                over.run.startedAt(),
                Duration.between(over.began, parts.time().steady()),
                made,
                0,
                RunReport.ofLive(over.updated, over.rejected, over.missing, over.unknown, over.errors));
        return parts.recorder()
                .ended(done)
                .onFailure()
                .invoke(LiveRun::trouble)
                .onFailure()
                .recoverWithNull();
    }

    private static void trouble(Throwable failure) {
        LOG.log(
                System.Logger.Level.WARNING,
                "What live sync wrote could not be recorded for people to see: {0}",
                failure.getMessage());
    }
}
