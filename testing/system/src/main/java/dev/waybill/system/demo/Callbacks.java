package dev.waybill.system.demo;

import dev.waybill.harness.JsonHttp;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Callbacks as they come over the wire: shuffled, batched, repeated. Source: WhatsApp facts 2.1, 4.2 and 6.1. */
final class Callbacks {

    private static final int LARGEST_BATCH = 5;
    private static final long SENT_AT = 1_760_000_000L;

    private final JsonHttp http;
    private final Random random;
    private final String appSecret;
    private final String urlToken;

    Callbacks(JsonHttp http, Random random, String appSecret, String urlToken) {
        this.http = http;
        this.random = random;
        this.appSecret = appSecret;
        this.urlToken = urlToken;
    }

    /** One callback: what is behind {@code /webhook} in its URL, its headers, its body. */
    record Callback(String query, Map<String, String> headers, String body) {}

    /** All callbacks about the messages, in one of the orders they may arrive in. */
    List<Callback> about(List<Message> messages) {
        List<Callback> all = new ArrayList<>();
        for (int phase = 1; phase <= 2; phase++) {
            all.addAll(ofPhase(messages, phase));
        }
        all.addAll(forNobody());
        return all;
    }

    private List<Callback> ofPhase(List<Message> messages, int phase) {
        List<Callback> callbacks = new ArrayList<>();
        List<Map<String, Object>> statuses = new ArrayList<>();
        for (Message message : messages) {
            for (Beat beat : message.story().beats()) {
                if (beat.phase() == phase) {
                    switch (beat) {
                        case Beat.Linked linked -> callbacks.add(queueCallback(message, linked));
                        case Beat.Status said -> statuses.add(status(message, said));
                    }
                }
            }
        }
        Collections.shuffle(statuses, random);
        for (int from = 0; from < statuses.size(); ) {
            int to = Math.min(statuses.size(), from + 1 + random.nextInt(LARGEST_BATCH));
            callbacks.add(metaCallback(statuses.subList(from, to)));
            from = to;
        }
        callbacks.addAll(List.copyOf(callbacks.subList(0, callbacks.size() / 4)));
        Collections.shuffle(callbacks, random);
        return callbacks;
    }

    private Callback queueCallback(Message message, Beat.Linked linked) {
        Map<String, Object> response = Map.of(
                "messaging_product", "whatsapp",
                "contacts", List.of(Map.of("input", message.recipient(), "wa_id", message.recipient())),
                "messages", List.of(Map.of("id", message.messageId())));
        return byToken(Map.of(
                "messaging_channel",
                "whatsapp",
                "message",
                Map.of("queue_id", message.queueId(), "message_status", linked.messageStatus()),
                "response",
                response));
    }

    private static Map<String, Object> status(Message message, Beat.Status said) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("id", message.messageId());
        status.put("status", said.status());
        status.put("timestamp", Long.toString(SENT_AT + message.number() * 60L + said.afterSeconds()));
        status.put("recipient_id", message.recipient());
        if (said.status().equals("failed")) {
            status.put("errors", List.of(Map.of("code", 131026, "title", "Message undeliverable")));
        }
        return status;
    }

    private Callback metaCallback(List<Map<String, Object>> statuses) {
        Map<String, Object> value = Map.of(
                "messaging_product",
                "whatsapp",
                "metadata",
                Map.of("display_phone_number", "919000000000", "phone_number_id", "408694838996380"),
                "statuses",
                statuses);
        Map<String, Object> entry =
                Map.of("id", "102290129340398", "changes", List.of(Map.of("field", "messages", "value", value)));
        return signed(Map.of("object", "whatsapp_business_account", "entry", List.of(entry)));
    }

    /** A send that no record knows of, an inbound text and a template notice: stored or ignored, never in the way. */
    private List<Callback> forNobody() {
        Message stray = new Message(
                999,
                Story.IN_ORDER,
                new UUID(random.nextLong(), random.nextLong()).toString(),
                "wamid.stray",
                "919000099999");
        Map<String, Object> text = Map.of(
                "messaging_product",
                "whatsapp",
                "messages",
                List.of(Map.of("id", "wamid.in", "type", "text", "text", Map.of("body", "Thank you"))));
        Map<String, Object> template = Map.of("event", "APPROVED", "message_template_id", 1);
        return List.of(
                queueCallback(stray, new Beat.Linked(1, "accepted")),
                change("messages", text),
                change("message_template_status_update", template));
    }

    private Callback change(String field, Map<String, Object> value) {
        Map<String, Object> entry =
                Map.of("id", "102290129340398", "changes", List.of(Map.of("field", field, "value", value)));
        return signed(Map.of("object", "whatsapp_business_account", "entry", List.of(entry)));
    }

    private Callback byToken(Object body) {
        return new Callback("?token=" + urlToken, Map.of(), http.text(body));
    }

    private Callback signed(Object body) {
        String text = http.text(body);
        return new Callback("", Map.of("X-Hub-Signature-256", "sha256=" + hmac(text)), text);
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
