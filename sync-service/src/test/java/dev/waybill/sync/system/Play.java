package dev.waybill.sync.system;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A day of callbacks as they come on a day: more at noon than at night, some failures, each message with its record.
 */
final class Play {

    private static final int[] CODES = {131026, 131026, 131026, 131049, 131049, 131047, 131050, 132015, 131000};
    private static final String[] NUMBERS = {"919154699658", "919154699700"};

    private final Random random = new Random(7);
    private final Instant now;
    private final List<StatusDocument> documents = new ArrayList<>();
    private final List<Map<String, String>> records = new ArrayList<>();

    private Play(Instant now) {
        this.now = now;
    }

    /** @param messages of the day that ends now; only the last ones have records that are still pending */
    static Play of(Instant now, int messages, int pending) {
        Play play = new Play(now);
        for (int i = 0; i < messages; i++) {
            play.message(i, messages, i >= messages - pending);
        }
        return play;
    }

    List<StatusDocument> documents() {
        return documents;
    }

    List<Map<String, String>> records() {
        return records;
    }

    private void message(int index, int all, boolean pending) {
        double day = (double) index / all;
        double bend = day + 0.06 * Math.sin(2 * Math.PI * day);
        Instant at = now.minus(Duration.ofHours(24))
                .plusMillis((long) (bend * Duration.ofHours(23).toMillis()));
        String queueId = new UUID(random.nextLong(), random.nextLong()).toString();
        String messageId = "wamid.HBgM%015d".formatted(index);
        add(DocumentId.ofQueueCallback(queueId, messageId, "accepted"), messageId, queueId, "accepted", at, pending);
        int fate = random.nextInt(100);
        status(messageId, "sent", at.plusSeconds(2), pending);
        if (fate < 8) {
            status(messageId, "failed", at.plusSeconds(4), pending);
        } else if (fate < 96) {
            status(messageId, "delivered", at.plusSeconds(5 + random.nextInt(60)), pending);
            if (fate < 70) {
                status(messageId, "read", at.plusSeconds(90 + random.nextInt(3000)), pending);
            }
        }
        if (pending) {
            records.add(Map.of("Queue_ID_DV", queueId, "Status", "sent"));
        }
    }

    private void status(String messageId, String status, Instant at, boolean pending) {
        add(
                DocumentId.ofStatus(messageId, status, Scene.RECIPIENT, null, Long.toString(at.getEpochSecond())),
                messageId,
                null,
                status,
                at,
                pending);
    }

    private void add(DocumentId id, String messageId, String queueId, String status, Instant at, boolean pending) {
        String number = NUMBERS[Math.floorMod(String.valueOf(messageId).hashCode(), 10) < 7 ? 0 : 1];
        String body = body(messageId, queueId, status, at);
        documents.add(new StatusDocument(
                new StatusEvent(id, messageId, queueId, status, Scene.RECIPIENT, at, at, !pending),
                "408694838996380",
                number,
                body,
                body,
                null));
    }

    private String body(String messageId, String queueId, String status, Instant at) {
        String errors = status.equals("failed")
                ? ",\"errors\":[{\"code\":" + CODES[random.nextInt(CODES.length)]
                        + ",\"title\":\"Message undeliverable\"}]"
                : "";
        String link = queueId == null ? "" : ",\"queue_id\":\"" + queueId + "\"";
        return "{\"id\":\"" + messageId + "\",\"status\":\"" + status + "\",\"timestamp\":\"" + at.getEpochSecond()
                + "\",\"recipient_id\":\"" + Scene.RECIPIENT + "\"" + link + errors + "}";
    }
}
