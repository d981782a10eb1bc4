package dev.waybill.sync.overview;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Count;
import dev.waybill.operator.view.CountView;
import dev.waybill.sync.page.LocalTimes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what came of callbacks lately. */
@Singleton
public final class ActivityReport {

    private final ActivityReader watch;
    private final LocalTimes views;

    ActivityReport(ActivityReader watch, LocalTimes views) {
        this.watch = watch;
        this.views = views;
    }

    /** As of two seconds ago at most. Fails like the store. */
    public Uni<ActivityView> now() {
        return watch.now().map(this::view);
    }

    private ActivityView view(Activity seen) {
        Map<String, Long> received = ActivitySteps.byStatus(seen.day().minutes());
        StatusEvent unsynced = seen.oldestUnsynced();
        Instant waitsSince = unsynced == null ? null : unsynced.receivedAt();
        return new ActivityView(
                local(seen.day().from()),
                received,
                received.values().stream().mapToLong(Long::longValue).sum(),
                views.time(seen.lastReceived()),
                seconds(seen.silence().lasts()),
                seen.silence().longestPause().toSeconds(),
                seen.silence().isUnusual(),
                new CountView(seen.state().unsynced()),
                views.time(waitsSince),
                waitsSince == null ? null : seconds(Duration.between(waitsSince, seen.at())),
                new CountView(seen.state().counts().getOrDefault(DocumentCollection.WEBHOOK_LOGS, Count.exact(0))),
                ActivitySteps.steps(seen.day().minutes(), seen.at()).stream()
                        .map(step -> new ActivityView.Step(local(step.start()), step.byStatus()))
                        .toList());
    }

    private String local(Instant instant) {
        return Objects.requireNonNull(views.time(instant));
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : Long.valueOf(Math.max(0, duration.toSeconds()));
    }
}
