package dev.waybill.sync.runs;

import dev.waybill.engine.cycle.Run;
import dev.waybill.engine.cycle.RunEnd;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.cycle.RunReport;
import dev.waybill.engine.cycle.WriteOutcome;
import dev.waybill.engine.cycle.Written;
import io.quarkus.logging.Log;

/** What operators read of a run. Record ids and queue ids are fine; message ids are not, they hold phone numbers. */
final class RunLog {

    private RunLog() {}

    static void started(Run run) {
        Log.infof("Cycle %s starts (%s)", run.runId(), run.trigger());
    }

    static void write(Written written) {
        String record = written.change().record().recordId();
        switch (written.outcome()) {
            case WriteOutcome.Updated u ->
                Log.debugf("Record %s is now %s", record, written.change().status());
            case WriteOutcome.Rejected r ->
                Log.warnf(
                        "Record %s (queue id %s) was refused: %s",
                        record, written.change().record().queueId(), r.reason());
            case WriteOutcome.Missing m -> Log.warnf("Record %s is gone from Creator", record);
            case WriteOutcome.Unknown u -> Log.warnf("Record %s stays for the next cycle: %s", record, u.reason());
            case WriteOutcome.NotTried n -> Log.debugf("Record %s was not tried", record);
            case WriteOutcome.Halting h -> Log.debugf("Record %s ends the cycle", record);
        }
    }

    static void ofLive(RunRecord run) {
        RunReport report = run.report();
        Log.infof(
                "Live sync since %s: %d updated, %d rejected, %d missing, %d unknown, %d calls",
                run.startedAt(), report.updated(), report.rejected(), report.missing(), report.unknown(), run.calls());
    }

    static void ended(RunRecord run) {
        RunReport report = run.report();
        Log.infof(
                "Cycle %s ended %s after %s: %d pending, %d updated, %d skipped, %d unmatched, %d rejected, %d missing,"
                        + " %d unknown, %d left, %d calls, errors by code %s%s",
                run.runId(),
                report.end(),
                run.duration(),
                report.pending(),
                report.updated(),
                report.skipped(),
                report.unmatched(),
                report.rejected(),
                report.missing(),
                report.unknown(),
                report.left(),
                run.calls(),
                report.errors(),
                report.pageCeilingReached() ? ", page ceiling reached: raise WAYBILL_SYNC_MAX_PAGES" : "");
        if (report.reason() != null) {
            Log.logf(
                    report.end() == RunEnd.FAILED
                            ? org.jboss.logging.Logger.Level.ERROR
                            : org.jboss.logging.Logger.Level.WARN,
                    "Cycle %s ended early: %s",
                    run.runId(),
                    report.reason());
        }
    }
}
