package dev.waybill.model.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.document.StatusEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StatusJoinTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final StatusJoin join = new StatusJoin(StatusOrder.DEFAULT);

    @Property
    void isCommutative(@ForAll("events") StatusEvent a, @ForAll("events") StatusEvent b) {
        assertThat(join.join(a, b)).isEqualTo(join.join(b, a));
    }

    @Property
    void isAssociative(
            @ForAll("events") StatusEvent a, @ForAll("events") StatusEvent b, @ForAll("events") StatusEvent c) {
        assertThat(join.join(join.join(a, b), c)).isEqualTo(join.join(a, join.join(b, c)));
    }

    @Property
    void isIdempotentAndKeepsWhatItHas(@ForAll("events") StatusEvent a) {
        assertThat(join.join(a, a)).isEqualTo(a);
        assertThat(join.join(a, null)).isEqualTo(a);
        assertThat(join.join(null, a)).isEqualTo(a);
    }

    @Property
    void effectiveStatusDependsOnTheSetAlone(@ForAll("histories") List<StatusEvent> events, @ForAll Random random) {
        List<StatusEvent> shuffledAndRepeated = new ArrayList<>(events);
        shuffledAndRepeated.addAll(events);
        Collections.shuffle(shuffledAndRepeated, random);

        assertThat(join.effective(shuffledAndRepeated)).isEqualTo(join.effective(events));
    }

    @Property
    void joiningPartsIsJoiningAll(
            @ForAll("histories") List<StatusEvent> some, @ForAll("histories") List<StatusEvent> others) {
        List<StatusEvent> all = new ArrayList<>(some);
        all.addAll(others);
        StatusEvent ofParts = join.join(
                join.effective(some).orElse(null), join.effective(others).orElse(null));

        assertThat(join.effective(all)).isEqualTo(Optional.ofNullable(ofParts));
    }

    @Property
    void effectiveStatusHasTheHighestRankThereIs(@ForAll("histories") List<StatusEvent> events) {
        int highest = events.stream()
                .mapToInt(e -> StatusOrder.DEFAULT.rank(e.status()))
                .max()
                .orElse(StatusOrder.UNKNOWN);

        assertThat(join.effective(events).map(e -> StatusOrder.DEFAULT.rank(e.status())))
                .isEqualTo(highest == StatusOrder.UNKNOWN ? Optional.empty() : Optional.of(highest));
    }

    @Property
    void moreEventsNeverLowerTheStatus(
            @ForAll("histories") List<StatusEvent> events, @ForAll("events") StatusEvent late) {
        List<StatusEvent> more = new ArrayList<>(events);
        more.add(late);

        assertThat(rank(join.effective(more))).isGreaterThanOrEqualTo(rank(join.effective(events)));
    }

    @Test
    void deliveredOutranksALaterFailed() {
        assertThat(effective(event("delivered", NOON), event("failed", NOON.plusSeconds(60))))
                .isEqualTo("delivered");
    }

    @Test
    void unknownValuesNeverWin() {
        assertThat(effective(event("sent", NOON), event("deleted", NOON.plusSeconds(60))))
                .isEqualTo("sent");
        assertThat(join.effective(List.of(event("deleted", NOON)))).isEmpty();
    }

    @Test
    void aRealDeliveredGivesItsTimeEvenWhenReadIsLater() {
        StatusEvent delivered = event("delivered", NOON);

        assertThat(join.effective(List.of(event("read", NOON.plusSeconds(60)), delivered)))
                .contains(delivered);
    }

    @Test
    void aTimeFarInTheFutureWinsNoTie() {
        StatusEvent sane = event("sent", NOON);

        assertThat(join.effective(List.of(event("sent", NOON.plus(Duration.ofDays(2))), sane)))
                .contains(sane);
    }

    @Provide
    Arbitrary<StatusEvent> events() {
        return StatusEvents.events();
    }

    @Provide
    Arbitrary<List<StatusEvent>> histories() {
        return StatusEvents.events().list().ofMaxSize(8);
    }

    private static int rank(Optional<StatusEvent> event) {
        return event.map(e -> StatusOrder.DEFAULT.rank(e.status())).orElse(StatusOrder.UNKNOWN);
    }

    private String effective(StatusEvent... events) {
        return join.effective(List.of(events)).orElseThrow().status();
    }

    private static StatusEvent event(String status, Instant time) {
        DocumentId id = DocumentId.ofStatus("wamid.1", status, null, null, time.toString());
        return new StatusEvent(id, "wamid.1", null, status, null, time, NOON, false);
    }
}
