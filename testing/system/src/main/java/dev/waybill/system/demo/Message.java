package dev.waybill.system.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A message that somebody sent from Creator. */
record Message(int number, Story story, String queueId, String messageId, String recipient) {

    /** The messages of every story, in an order that mixes the stories. */
    static List<Message> cast(Random random) {
        List<Message> cast = new ArrayList<>();
        for (Story story : Story.values()) {
            for (int i = 0; i < story.messages(); i++) {
                cast.add(of(cast.size() + 1, story, random));
            }
        }
        Collections.shuffle(cast, random);
        return cast;
    }

    private static Message of(int number, Story story, Random random) {
        String recipient = String.format(Locale.ROOT, "9190000%05d", number);
        String queueId = new UUID(random.nextLong(), random.nextLong()).toString();
        byte[] opaque = ("\u0005demo" + recipient + number).getBytes(StandardCharsets.UTF_8);
        return new Message(
                number, story, queueId, "wamid." + Base64.getEncoder().encodeToString(opaque), recipient);
    }

    /** The fields of its record at the beginning. */
    Map<String, String> record() {
        boolean upperCase = story == Story.SPELLED_DIFFERENTLY;
        return Map.of(
                "Status",
                story.before(),
                "Queue_ID_DV",
                upperCase ? queueId.toUpperCase(Locale.ROOT) : queueId,
                "recipient_id",
                recipient,
                "DV_Reference",
                String.format(Locale.ROOT, "DEMO-%03d", number));
    }
}
