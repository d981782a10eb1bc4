package dev.waybill.engine.cycle;

import static dev.waybill.engine.cycle.Events.NOON;
import static dev.waybill.engine.cycle.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RejectionsTest {

    private static Change change(String recordId, String status) {
        return new Change(
                new PendingRecord(recordId, "q" + recordId, "sent"), event("q" + recordId, status), 2, Set.of(), NOON);
    }

    private static List<Rejection> refusedAt(Instant now, List<Rejection> before) {
        Rejections rejections = new Rejections(before, now);
        rejections.refused(change("1", "failed"), 3002, "no");
        return rejections.all();
    }

    @Test
    void thePauseDoublesToADayAndStaysThere() {
        List<Rejection> known = List.of();
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            known = refusedAt(NOON, known);
            pauses.add(Duration.between(NOON, known.getFirst().nextTry()).plusMinutes(5));
        }

        assertThat(pauses).map(Duration::toHours).containsExactly(1L, 2L, 4L, 8L, 16L, 24L, 24L, 24L);
    }

    @Test
    void justTheRefusedStatusIsHeldBackUntilItsTime() {
        List<Rejection> known = refusedAt(NOON, List.of());

        assertThat(new Rejections(known, NOON.plusSeconds(54 * 60)).holdBack(change("1", "failed")))
                .isTrue();
        assertThat(new Rejections(known, NOON.plusSeconds(55 * 60)).holdBack(change("1", "failed")))
                .isFalse();
        assertThat(new Rejections(known, NOON).holdBack(change("1", "delivered")))
                .isFalse();
        assertThat(new Rejections(known, NOON).holdBack(change("2", "failed"))).isFalse();
    }

    @Test
    void aRecordOrAnEventThatChangedIsTriedAtOnce() {
        List<Rejection> known = refusedAt(NOON, List.of());
        PendingRecord edited = new PendingRecord("1", "q1", "accepted");
        PendingRecord same = new PendingRecord("1", "q1", "sent");

        assertThat(new Rejections(known, NOON).holdBack(change("1", "failed"))).isTrue();
        assertThat(new Rejections(known, NOON).holdBack(new Change(edited, event("q1", "failed"), 2, Set.of(), NOON)))
                .isFalse();
        assertThat(new Rejections(known, NOON)
                        .holdBack(new Change(same, event("q1", "failed", 5, false), 2, Set.of(), NOON)))
                .isFalse();
    }

    @Test
    void anotherStatusThatIsRefusedTooStartsFromTheFirstPause() {
        Rejections rejections = new Rejections(refusedAt(NOON, refusedAt(NOON, List.of())), NOON);

        rejections.refused(change("1", "delivered"), 3002, "no");

        assertThat(rejections.all().getFirst().tries()).isEqualTo(1);
    }

    @Test
    void aWishConcernsWhatWasTriedBeforeIt() {
        Rejection refused = refusedAt(NOON, List.of()).getFirst();
        Instant wish = NOON.plusSeconds(60);

        assertThat(refused.retriedAfter(wish).nextTry()).isEqualTo(wish);
        assertThat(refused.retriedAfter(NOON)).isEqualTo(refused);
    }

    @Test
    void noMoreAreKeptThanMayBe() {
        Rejections rejections = new Rejections(List.of(), NOON);
        for (int i = 0; i < Rejections.MOST + 5; i++) {
            rejections.refused(change("r" + i, "failed"), 3002, "x".repeat(5000));
        }

        assertThat(rejections.all())
                .hasSize(Rejections.MOST)
                .allSatisfy(kept -> assertThat(kept.reason()).hasSize(200));
    }

    @Test
    void whatHasNothingToWriteIsForgotten() {
        Rejections rejections = new Rejections(refusedAt(NOON, List.of()), NOON);

        rejections.forgetAllBut(Set.of("2"));

        assertThat(rejections.all()).isEmpty();
    }
}
