package dev.waybill.store.journal;

import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.store.journal.ForwardTarget.Outcome;
import dev.waybill.store.journal.Stragglers.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StragglersTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Outcome STORED = new Outcome.Stored();
    private static final Outcome NOT_NOW = new Outcome.NotNow("HTTP 500");

    private final Stragglers stragglers = new Stragglers(PATIENCE);

    @Test
    void aBatchGoesTogether() {
        List<JournalEntry> batch = entries(1, 60);

        assertThat(stragglers.shape(batch)).isEqualTo(new Shape(batch, List.of()));
    }

    @Test
    void whoeverStaysBehindThreeTimesWhileOthersArriveGoesAlone() {
        for (int times = 0; times < 3; times++) {
            assertThat(stragglers.shape(entries(1, 10)).alone()).isEmpty();
            handOver(entries(1, 10), place -> place > 3, NOON);
        }

        assertThat(places(stragglers.shape(entries(1, 10)).alone())).containsExactly(1L, 2L, 3L);
        assertThat(stragglers.shape(entries(1, 10)).calls()).hasSize(4);
    }

    @Test
    void noMoreGoAloneThanShareACall() {
        for (int times = 0; times < 3; times++) {
            handOver(entries(1, 100), place -> place > 60, NOON);
        }

        Shape shape = stragglers.shape(entries(1, 100));
        assertThat(places(shape.alone())).hasSize(Stragglers.MOST_ALONE).contains(1L);
        assertThat(places(shape.together())).allMatch(place -> place > 60);
    }

    @Test
    void isSetAsideOnceItStayedBehindAloneForLongerThanAnybodyWaits() {
        for (int times = 0; times < 3; times++) {
            handOver(entries(1, 10), place -> place > 1, NOON);
        }

        assertThat(handOver(
                        entries(1, 10), place -> place > 1, NOON.plus(PATIENCE).minusMillis(1)))
                .containsEntry(1L, NOT_NOW);
        assertThat(handOver(entries(1, 10), place -> place > 1, NOON.plus(PATIENCE)))
                .containsEntry(
                        1L,
                        new Outcome.Refused(
                                "for 10 minutes it did not arrive while others did, last because: HTTP 500"))
                .containsEntry(2L, STORED);
    }

    @Test
    void nobodyIsBlamedWhileNothingArrives() {
        for (int minute = 0; minute < 60; minute++) {
            assertThat(handOver(entries(1, 10), place -> false, NOON.plus(Duration.ofMinutes(minute))))
                    .doesNotContainValue(STORED)
                    .allSatisfy((place, outcome) -> assertThat(outcome).isEqualTo(NOT_NOW));
        }
    }

    @Test
    void whileNothingArrivesAFewFromAllOverTheBatchAreTriedAlone() {
        List<JournalEntry> batch = entries(1, 500);
        for (int times = 0; times < 3; times++) {
            handOver(batch, place -> false, NOON);
        }
        stragglers.nothingArrived();

        Shape one = stragglers.shape(batch);
        assertThat(one.together()).isEmpty();
        assertThat(one.alone()).hasSize(Stragglers.SAMPLE);
        stragglers.nothingArrived();
        assertThat(stragglers.shape(batch).alone()).hasSize(Stragglers.SAMPLE).doesNotContainAnyElementsOf(one.alone());

        handOver(batch, place -> true, NOON);
        assertThat(stragglers.shape(batch).together()).isEqualTo(batch);
    }

    @Test
    void whoeverArrivesInTheEndIsNoStragglerAnyMore() {
        for (int times = 0; times < 3; times++) {
            handOver(entries(1, 10), place -> place > 1, NOON);
        }
        handOver(entries(1, 10), place -> true, NOON);

        assertThat(stragglers.shape(entries(1, 10)).alone()).isEmpty();
    }

    private Map<Long, Outcome> handOver(List<JournalEntry> batch, Predicate<Long> arrives, Instant now) {
        Shape shape = stragglers.shape(batch);
        Map<Long, Outcome> outcomes = new HashMap<>();
        Stream.concat(shape.together().stream(), shape.alone().stream())
                .forEach(entry -> outcomes.put(entry.place(), arrives.test(entry.place()) ? STORED : NOT_NOW));
        return stragglers.judged(shape, outcomes, now);
    }

    private static List<JournalEntry> entries(long from, int number) {
        return LongStream.range(from, from + number)
                .mapToObj(place -> new JournalEntry(place, "a/" + place, status("wamid." + place, "sent")))
                .toList();
    }

    private static List<Long> places(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::place).toList();
    }
}
