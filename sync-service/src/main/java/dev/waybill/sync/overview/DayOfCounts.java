package dev.waybill.sync.overview;

import dev.waybill.model.store.ReceivedCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Counts of the last 24 hours by minute and status, put together from readings that overlap. Pure.
 *
 * @param from start of the first minute that is known
 * @param minutes in order of minute and status
 */
public record DayOfCounts(Instant from, List<ReceivedCounts.Minute> minutes) {

    /** How far back it goes. */
    public static final Duration LENGTH = Duration.ofHours(24);

    /** The day has 144 of them, as many as a narrow chart can show. */
    static final Duration STEP = Duration.ofMinutes(10);

    private static final Comparator<ReceivedCounts.Minute> ORDER =
            Comparator.comparing(ReceivedCounts.Minute::start).thenComparing(ReceivedCounts.Minute::status);

    public DayOfCounts {
        minutes = List.copyOf(minutes);
    }

    /** What is known before anything was read. */
    static DayOfCounts unknownBefore(Instant now) {
        return new DayOfCounts(now.truncatedTo(ChronoUnit.MINUTES), List.of());
    }

    /** The first minute of the 24 hours that end now. */
    static Instant startOfDay(Instant now) {
        return now.minus(LENGTH).truncatedTo(ChronoUnit.MINUTES);
    }

    /** Takes a reading's minutes in the place of its own, and forgets what is older than 24 hours. */
    DayOfCounts with(ReceivedCounts read, Instant now) {
        Instant oldest = startOfDay(now);
        Instant known = read.countedFrom().isBefore(from) ? read.countedFrom() : from;
        return new DayOfCounts(
                known.isBefore(oldest) ? oldest : known,
                Stream.concat(
                                minutes.stream().filter(minute -> minute.start().isBefore(read.countedFrom())),
                                read.minutes().stream())
                        .filter(minute -> !minute.start().isBefore(oldest))
                        .sorted(ORDER)
                        .toList());
    }

    /**
     * Documents received within ten minutes.
     *
     * @param received by status; what nothing was received of is left out
     */
    public record Step(Instant from, Map<String, Long> received) {}

    /** All steps of the 24 hours that end at an instant, the oldest first, the empty ones too. */
    List<Step> steps(Instant end) {
        Map<Long, List<ReceivedCounts.Minute>> byStep =
                minutes.stream().collect(Collectors.groupingBy(minute -> stepOf(minute.start())));
        return LongStream.rangeClosed(stepOf(end.minus(LENGTH)), stepOf(end))
                .mapToObj(step -> new Step(
                        Instant.ofEpochSecond(step * STEP.toSeconds()), byStatus(byStep.getOrDefault(step, List.of()))))
                .toList();
    }

    /** Documents of the whole day by status. */
    Map<String, Long> byStatus() {
        return byStatus(minutes);
    }

    private static Map<String, Long> byStatus(List<ReceivedCounts.Minute> minutes) {
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
