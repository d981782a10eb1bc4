package dev.waybill.sync.overview;

import dev.waybill.sync.scheduler.SchedulerReader;
import java.util.List;

/** What the first page shows: the answers of three calls under {@code /zoho}, and nothing else. */
public record Overview(StatusView status, SchedulerReader.View scheduler, ActivityView activity) {

    /** The statuses that a message passes, and failed. */
    private static final List<String> FUNNEL = List.of("accepted", "sent", "delivered", "read", "failed");

    /**
     * One of these statuses.
     *
     * @param share of the largest stage, 0 to 100
     */
    public record Stage(String status, long count, int share) {}

    /** How many statuses of each stage came in the last 24 hours. */
    public List<Stage> funnel() {
        long most = Math.max(1, FUNNEL.stream().mapToLong(this::received).max().orElse(1));
        return FUNNEL.stream()
                .map(status -> new Stage(
                        status, received(status), Math.toIntExact(Math.ceilDiv(received(status) * 100, most))))
                .toList();
    }

    private long received(String status) {
        return activity.received().getOrDefault(status, 0L);
    }
}
