package dev.waybill.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Bodies of about 900 bytes as Meta writes them in 2026, and the provider's queue callbacks. Everything that differs
 * between real callbacks differs here, and follows from the number of the message alone. Source: WhatsApp facts 2.1 to
 * 2.3 and 6.1.
 */
public final class CallbackBodies {

    private static final HexFormat HEX = HexFormat.of();
    private static final List<String> STATUSES = List.of("sent", "delivered", "read");
    private static final List<String> NAMES = List.of("Asha Verma", "Ravi", "Noor Jahan", "D. Mehta", "Lakshmi Iyer");
    private static final long CONVERSATION_SECONDS = 86_400;

    private static final String BEFORE_CONTACT =
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":[{\"value\":"
                    + "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"15550783881\","
                    + "\"phone_number_id\":\"106540352242922\"},\"contacts\":[";
    private static final String BEFORE_STATUSES = "],\"statuses\":[";
    private static final String CLOSING = "]},\"field\":\"messages\"}]}]}";
    private static final String AFTER_EXPIRY = "\",\"origin\":{\"type\":\"utility\"}},\"pricing\":{\"billable\":true,"
            + "\"pricing_model\":\"PMP\",\"type\":\"regular\",\"category\":\"utility\"}}";

    private CallbackBodies() {}

    /** One status of a message; which one follows from its number. */
    public static byte[] ofMessage(long message, long seconds) {
        return ofStatus(message, STATUSES.get(Math.floorMod(message, STATUSES.size())), seconds);
    }

    /**
     * One status of a message.
     *
     * @param seconds since 1970
     */
    public static byte[] ofStatus(long message, String status, long seconds) {
        return bytes(BEFORE_CONTACT + contact(message) + BEFORE_STATUSES + status(message, status, seconds) + CLOSING);
    }

    /** One status each of so many messages, from a first one on. */
    public static byte[] batch(long first, int size, long seconds) {
        String statuses = LongStream.range(first, first + size)
                .mapToObj(message -> status(message, "delivered", seconds))
                .collect(Collectors.joining(","));
        return bytes(BEFORE_CONTACT + contact(first) + BEFORE_STATUSES + statuses + CLOSING);
    }

    /** The provider's callback that links a message to its queue id. */
    public static byte[] queueCallback(long message) {
        String recipient = recipient(message);
        return bytes("{\"messaging_channel\":\"whatsapp\",\"message\":{\"queue_id\":\"" + queueId(message)
                + "\",\"message_status\":\"accepted\"},\"response\":{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\""
                + recipient + "\",\"wa_id\":\"" + recipient + "\"}],\"messages\":[{\"id\":\"" + messageId(message)
                + "\"}]}}");
    }

    /** A UUID of version 4. */
    public static String queueId(long message) {
        String hex = hex(message, 3) + hex(message, 4);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + "-" + hex.substring(20);
    }

    /** As WhatsApp makes them: base64 of the recipient and twenty hexadecimal digits. */
    static String messageId(long message) {
        String inside = "\u001c\u0018\u000c" + recipient(message) + "\u0015\u0002\u0000\u0011\u0018\u0014"
                + (hex(message, 1) + hex(message, 2).substring(0, 4)).toUpperCase(Locale.ROOT) + "\u0000";
        return "wamid." + Base64.getEncoder().encodeToString(inside.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String contact(long message) {
        int name = Math.floorMod(mixed(message, 5), NAMES.size());
        return "{\"profile\":{\"name\":\"" + NAMES.get(name) + "\"},\"wa_id\":\"" + recipient(message)
                + "\",\"user_id\":\"" + userId(message) + "\",\"parent_user_id\":\"" + parentId(message) + "\"}";
    }

    private static String status(long message, String status, long seconds) {
        return "{\"id\":\"" + messageId(message) + "\",\"status\":\"" + status + "\",\"timestamp\":\"" + seconds
                + "\",\"recipient_id\":\"" + recipient(message) + "\",\"recipient_user_id\":\"" + userId(message)
                + "\",\"recipient_parent_user_id\":\"" + parentId(message)
                + "\",\"biz_opaque_callback_data\":\"reminder-order-" + message + "\",\"conversation\":{\"id\":\""
                + hex(message, 6) + hex(message, 7) + "\",\"expiration_timestamp\":\""
                + (seconds + CONVERSATION_SECONDS) + AFTER_EXPIRY;
    }

    private static String recipient(long message) {
        return "91" + (7_000_000_000L + Math.floorMod(mixed(message, 8), 3_000_000_000L));
    }

    /** Source: WhatsApp facts 2.3, business-scoped ids. */
    private static String userId(long message) {
        return "IN." + digits(message, 9);
    }

    private static String parentId(long message) {
        return "IN.ENT." + digits(message, 10);
    }

    /** Sixteen of them. */
    private static String digits(long message, int part) {
        return Long.toString(1_000_000_000_000_000L + Math.floorMod(mixed(message, part), 8_000_000_000_000_000L));
    }

    private static String hex(long message, int part) {
        return HEX.toHexDigits(mixed(message, part));
    }

    /** A different number for each message, without any order in it (SplitMix64, which maps one to one). */
    private static long mixed(long message, int part) {
        long z = message + part * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
