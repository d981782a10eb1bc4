package dev.waybill.system.hostile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies of callbacks, good and bad. */
public final class Bodies {

    /** The default limit. Source: contract, Configuration. */
    public static final int LIMIT = 4 << 20;

    private static final String BEFORE = """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages",\
            "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"919154699658",\
            "phone_number_id":"408694838996380"},"statuses":[""";

    private static final String STATUS = """
            {"id":"%s","status":"delivered","timestamp":"1760000000","recipient_id":"917068482741","conversation":\
            {"id":"7c1b9d2f4e5a60718293a4b5c6d7e8f9","origin":{"type":"utility"}},"pricing":{"billable":true,\
            "pricing_model":"PMP","category":"utility","type":"regular"}}""";

    private static final String AFTER = "]}}]}]}";

    private Bodies() {}

    /** A callback with one status of a message, as Meta sends it. Source: WhatsApp facts 2.1. */
    public static String callback(String messageId) {
        return BEFORE + status(messageId) + AFTER;
    }

    /** A callback with many statuses, each of a message of its own. */
    public static String batch(String messageIds, int statuses) {
        return IntStream.range(0, statuses)
                .mapToObj(i -> status(messageIds + i))
                .collect(Collectors.joining(",", BEFORE, AFTER));
    }

    /** A callback with a status for each message, each padded so that it is larger by so many characters. */
    public static String statuses(List<String> messageIds, int padding) {
        return messageIds.stream()
                .map(messageId -> lengthened(status(messageId), padding))
                .collect(Collectors.joining(",", BEFORE, AFTER));
    }

    /** A callback with so many changes of one status each, under an entry whose id has so many characters. */
    public static String wide(String messageIds, int changes, int idCharacters) {
        return IntStream.range(0, changes)
                .mapToObj(i -> "{\"field\":\"messages\",\"value\":{\"statuses\":[{\"id\":\"" + messageIds + i
                        + "\",\"status\":\"sent\",\"timestamp\":\"1760000000\"}]}}")
                .collect(Collectors.joining(
                        ",",
                        "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"" + "1".repeat(idCharacters)
                                + "\",\"changes\":[",
                        "]}]}"));
    }

    /** A callback with many statuses of the fewest characters that are possible. */
    public static String minimal(String messageIds, int statuses) {
        return IntStream.range(0, statuses)
                .mapToObj(i -> "{\"id\":\"" + messageIds + i
                        + "\",\"status\":\"sent\",\"timestamp\":\"1760000000\",\"recipient_id\":\"9\"}")
                .collect(Collectors.joining(",", BEFORE, AFTER));
    }

    /** A callback that is padded so that it takes about so many characters on disk. */
    public static String padded(String messageId, int characters) {
        return statuses(List.of(messageId), characters);
    }

    /** A batch as large as the limit lets through, of the same element over and over. */
    public static String full(String element) {
        return BEFORE + repeated(element, LIMIT - BEFORE.length() - AFTER.length()) + AFTER;
    }

    /** A list as large as the limit lets through, of the same element over and over. */
    public static String list(String element) {
        return "[" + repeated(element, LIMIT - 2) + "]";
    }

    private static String status(String messageId) {
        return STATUS.replace("%s", messageId);
    }

    private static String lengthened(String status, int padding) {
        return padding == 0
                ? status
                : status.substring(0, status.length() - 1) + ",\"padding\":\"" + "x".repeat(padding) + "\"}";
    }

    private static String repeated(String element, int room) {
        int times = (room + 1) / (element.length() + 1);
        return (element + ",").repeat(times - 1) + element;
    }
}
