package dev.waybill.sync.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.store.ReceivedCounts;
import dev.waybill.model.store.ReceivedCounts.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DayOfCountsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Minute minute(int minutesAgo, String status, long documents) {
        return new Minute(NOON.minus(Duration.ofMinutes(minutesAgo)), status, documents);
    }

    private static DayOfCounts read(DayOfCounts before, int minutesAgo, Minute... minutes) {
        return before.with(new ReceivedCounts(NOON.minus(Duration.ofMinutes(minutesAgo)), List.of(minutes)), NOON);
    }

    @Test
    void aLaterReadingTakesThePlaceOfTheMinutesItCounted() {
        DayOfCounts day = read(DayOfCounts.unknownBefore(NOON), 60, minute(30, "sent", 5), minute(2, "sent", 1));

        day = read(day, 3, minute(2, "sent", 4), minute(0, "read", 1));

        assertThat(day.minutes()).containsExactly(minute(30, "sent", 5), minute(2, "sent", 4), minute(0, "read", 1));
        assertThat(day.from()).isEqualTo(NOON.minus(Duration.ofMinutes(60)));
    }

    @Test
    void whatIsOlderThanADayIsForgotten() {
        DayOfCounts day = read(
                DayOfCounts.unknownBefore(NOON), 25 * 60, minute(24 * 60 + 1, "sent", 5), minute(24 * 60, "sent", 2));

        assertThat(day.minutes()).containsExactly(minute(24 * 60, "sent", 2));
        assertThat(day.from()).isEqualTo(NOON.minus(Duration.ofHours(24)));
    }

    @Test
    void aStoreThatCountsNoFurtherBackIsBelieved() {
        assertThat(read(DayOfCounts.unknownBefore(NOON), 90).from()).isEqualTo(NOON.minus(Duration.ofMinutes(90)));
    }

    @Test
    void stepsHoldEveryCountOnceAndTheEmptyOnesToo() {
        List<Minute> minutes = List.of(minute(11, "sent", 5), minute(10, "sent", 1), minute(1, "read", 2));

        DayOfCounts day = new DayOfCounts(NOON, minutes);
        List<DayOfCounts.Step> steps = day.steps(NOON);

        assertThat(steps).hasSize(145);
        assertThat(steps.get(142).received()).isEqualTo(Map.of("sent", 5L));
        assertThat(steps.get(143).received()).isEqualTo(Map.of("sent", 1L, "read", 2L));
        assertThat(steps.getLast()).isEqualTo(new DayOfCounts.Step(NOON, Map.of()));
        assertThat(day.byStatus()).isEqualTo(Map.of("sent", 6L, "read", 2L));
    }

    @Test
    void silenceIsUnusualWhenItIsLongerThanEveryPauseOfTheDay() {
        List<Minute> minutes = List.of(minute(100, "sent", 5), minute(60, "sent", 1), minute(41, "read", 2));

        assertThat(silence(40, minutes).isUnusual())
                .as("as long as the longest pause")
                .isFalse();
        assertThat(silence(41, minutes).isUnusual()).isTrue();
        assertThat(silence(14, List.of()).isUnusual())
                .as("too short to say anything")
                .isFalse();
        assertThat(silence(15, List.of()).isUnusual()).isTrue();
        assertThat(Silence.at(NOON, null, List.of()).isUnusual())
                .as("nothing ever came")
                .isFalse();
        assertThat(silence(-5, List.of()).lasts()).as("another clock").isEqualTo(Duration.ZERO);
    }

    private static Silence silence(int minutes, List<Minute> day) {
        return Silence.at(NOON, NOON.minus(Duration.ofMinutes(minutes)), day);
    }
}
