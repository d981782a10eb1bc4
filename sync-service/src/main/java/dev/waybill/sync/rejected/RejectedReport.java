package dev.waybill.sync.rejected;

import dev.waybill.engine.cycle.Rejection;
import dev.waybill.sync.page.LocalTimes;
import dev.waybill.sync.run.RejectedRecords;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Tells which records Creator refused. */
@Singleton
public final class RejectedReport {

    private final RejectedRecords rejected;
    private final LocalTimes views;

    RejectedReport(RejectedRecords rejected, LocalTimes views) {
        this.rejected = rejected;
        this.views = views;
    }

    /** All of them, at most 1000, with Zoho's reason and the time of the next try. */
    public Uni<RejectedView> now() {
        return rejected.all()
                .map(all -> new RejectedView(
                        all.size(), all.stream().map(this::view).toList()));
    }

    private RejectedView.Record view(Rejection one) {
        return new RejectedView.Record(
                one.recordId(),
                one.queueId(),
                one.status(),
                one.code(),
                one.reason(),
                one.tries(),
                views.time(one.lastTry()),
                views.time(one.nextTry()));
    }
}
