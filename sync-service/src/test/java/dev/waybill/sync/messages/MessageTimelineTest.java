package dev.waybill.sync.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.cycle.Rejection;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
import dev.waybill.sync.runs.FoundOutcome;
import dev.waybill.sync.runs.RecordOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageTimelineTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String QUEUE = "ab26f3a0-1d2c-4e5f-8a9b-0c1d2e3f4a5b";

    private static StatusDocument came(int second, String status, boolean synced) {
        return document(second, status, QUEUE, synced);
    }

    private static StatusDocument document(int second, String status, @Nullable String queueId, boolean synced) {
        Instant at = NOON.plusSeconds(second);
        DocumentId id = DocumentId.ofStatus("wamid.1", status, "1", null, Integer.toString(second));
        return new StatusDocument(
                new StatusEvent(id, "wamid.1", queueId, status, "1", at, at, synced), null, null, "{}", "{}", null);
    }

    private static MessageTimeline timeline(StatusDocument... documents) {
        return MessageTimeline.of(List.of(documents), StatusOrder.DEFAULT);
    }

    private static FoundOutcome outcome(String outcome, String to) {
        return new FoundOutcome(
                "run-1", new RecordOutcome("77", QUEUE, "wamid.1", outcome, "sent", to, 3000, null, NOON));
    }

    @Test
    void eachCallbackSaysWhatItDidGivenThoseBefore() {
        MessageTimeline timeline = timeline(
                came(3, "sent", false),
                came(1, "accepted", false),
                came(4, "read", false),
                came(2, "seen", false),
                came(5, "delivered", false),
                came(6, "failed", false));

        assertThat(timeline.entries())
                .extracting(MessageTimeline.Entry::effect)
                .containsExactly(
                        new Effect.First("accepted"),
                        new Effect.Unknown("accepted"),
                        new Effect.Outranked("accepted"),
                        new Effect.Raised("accepted", "delivered"),
                        new Effect.Sharpened("delivered"),
                        new Effect.Outranked("delivered"));
        assertThat(timeline.effective()).isEqualTo("delivered");
        assertThat(timeline.deciding().time()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void aStatusNobodyKnowsIsNoStatus() {
        MessageTimeline timeline = timeline(came(1, "seen", false));

        assertThat(timeline.effective()).isNull();
        assertThat(state(timeline)).isEqualTo("unknown");
    }

    @Test
    void aMessageThatNothingLinksHasNoRecord() {
        assertThat(state(timeline(document(1, "delivered", null, false)))).isEqualTo("unlinked");
    }

    @Test
    void theRecordSaysWhatACycleWrote() {
        Explanation why = Explanation.of(
                timeline(came(1, "delivered", true)), List.of(outcome("updated", "delivered")), Optional.empty());

        assertThat(why.state()).isEqualTo("written");
        assertThat(why.text()).startsWith("Record 77 says delivered because cycle run-1 wrote it");
    }

    @Test
    void aHigherStatusThatCameSinceWaits() {
        assertThat(state(timeline(came(1, "delivered", false)), outcome("updated", "failed")))
                .isEqualTo("waiting");
        assertThat(state(timeline(came(1, "delivered", false)), outcome("unknown", "delivered")))
                .isEqualTo("waiting");
        assertThat(state(timeline(came(1, "delivered", true)))).isEqualTo("settled");
    }

    @Test
    void whatCreatorRefusesIsSaidWithItsReason() {
        Rejection refused = new Rejection("77", QUEUE, "sent", "failed", "e1", 3002, "Duplicate value", 2, NOON, NOON);

        Explanation why = Explanation.of(timeline(came(1, "failed", false)), List.of(), Optional.of(refused));

        assertThat(why.state()).isEqualTo("refused");
        assertThat(why.text()).contains("record 77", "3002", "Duplicate value");
    }

    private static String state(MessageTimeline timeline, FoundOutcome... writes) {
        return Explanation.of(timeline, List.of(writes), Optional.empty()).state();
    }
}
