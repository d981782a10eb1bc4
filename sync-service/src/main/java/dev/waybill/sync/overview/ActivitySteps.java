package dev.waybill.sync.overview;

import dev.waybill.model.store.ReceivedCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A day of counts as people look at it. Pure. */
public final class ActivitySteps {

    /** The day has 144 of them, as many as a narrow chart can show. */
    public static final Duration STEP = Duration.ofMinutes(10);

    private ActivitySteps() {}

    /**
     * Documents received in one step.
     *
     * @param byStatus statuses that nothing was received of are left out
     */
    public record Step(Instant start, Map<String, Long> byStatus) {}

    /** All steps of the 24 hours that end at an instant, the oldest first, the empty ones too. */
    public static List<Step> steps(List<ReceivedCounts.Minute> minutes, Instant end) {
        Map<Long, List<ReceivedCounts.Minute>> byStep =
                minutes.stream().collect(Collectors.groupingBy(minute -> stepOf(minute.start())));
        long last = stepOf(end);
        List<Step> steps = new ArrayList<>();
        for (long step = stepOf(end.minus(DayOfCounts.LENGTH)); step <= last; step++) {
            steps.add(new Step(
                    Instant.ofEpochSecond(step * STEP.toSeconds()), byStatus(byStep.getOrDefault(step, List.of()))));
        }
        return steps;
    }

    /** Documents by status. */
    public static Map<String, Long> byStatus(List<ReceivedCounts.Minute> minutes) {
        return minutes.stream()
                .collect(Collectors.groupingBy(
                        ReceivedCounts.Minute::status,
                        TreeMap::new,
                        Collectors.summingLong(ReceivedCounts.Minute::documents)));
    }

    private static long stepOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), STEP.toSeconds());
    }
}
