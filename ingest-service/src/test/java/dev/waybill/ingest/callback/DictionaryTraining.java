package dev.waybill.ingest.callback;

import com.github.luben.zstd.ZstdDictTrainer;
import dev.waybill.ingest.callback.CallbackReading.Callback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the dictionary that the store packs bodies with was made: from callbacks of the shapes in the facts, of many
 * accounts, numbers and templates, in the form in which the reader hands them to the store. Files are packed with the
 * result, so it is made once; a better one gets another number. Source: WhatsApp facts 2.1 to 2.4 and 6.1.
 */
final class DictionaryTraining {

    private static final int SIZE = 16 * 1024;
    private static final int LEVEL = 3;
    private static final int CALLBACKS = 8000;
    private static final int MOST_BYTES = 64 << 20;
    private static final long SEED = 20_261_122;

    private static final List<String> CATEGORIES = List.of(
            "utility",
            "utility",
            "utility",
            "marketing",
            "marketing",
            "authentication",
            "authentication_international",
            "service",
            "referral_conversion",
            "marketing_lite");
    private static final List<String> ERRORS = List.of(
            "131026|Message undeliverable|Message Undeliverable.",
            "131049|This message was not delivered to maintain healthy ecosystem engagement.|In order to maintain a"
                    + " healthy ecosystem engagement, the message failed to be delivered.",
            "131047|Re-engagement message|Message failed to send because more than 24 hours have passed since the"
                    + " customer last replied to this number.",
            "131050|Recipient has opted out of marketing messages|User has stopped marketing messages from this"
                    + " business.",
            "130472|User's number is part of an experiment|Failed to send message because this user's phone number is"
                    + " part of an experiment",
            "131042|Business eligibility payment issue|Message failed to send because there were one or more errors"
                    + " related to your payment method.",
            "131053|Media upload error|Unable to upload the media used in the message.",
            "131000|Something went wrong|Message failed to send due to an unknown error.",
            "132015|Template is paused|Template is paused due to low quality so it cannot be sent in a template message.",
            "131048|Spam rate limit hit|Message failed to send because there are restrictions on how many messages can"
                    + " be sent from this phone number.");
    private static final List<String> FIRST_NAMES =
            List.of("Asha", "Ravi", "Noor", "Maria", "John", "Lakshmi", "Ahmed", "Ana", "Wei", "Fatima", "Tom", "Ines");

    private final Random chance = new Random(SEED);

    /** Writes the dictionary to the file that is named. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), new DictionaryTraining().trained());
    }

    private byte[] trained() {
        ZstdDictTrainer trainer = new ZstdDictTrainer(MOST_BYTES, SIZE, LEVEL);
        for (int i = 0; i < CALLBACKS; i++) {
            Callback callback = (Callback) Reading.of(callback().getBytes(StandardCharsets.UTF_8));
            callback.documents()
                    .forEach(document -> trainer.addSample(
                            (document.statusJson() + document.rawJson()).getBytes(StandardCharsets.UTF_8)));
        }
        return trainer.trainSamples();
    }

    private String callback() {
        return switch (chance.nextInt(20)) {
            case 0, 1, 2 -> queueCallback();
            case 3 -> flat();
            case 4 ->
                envelope(IntStream.range(0, 1 + chance.nextInt(3))
                        .mapToObj(i -> status())
                        .collect(Collectors.joining(",")));
            default -> envelope(status());
        };
    }

    private String envelope(String statuses) {
        String value = "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\""
                + digits(11 + chance.nextInt(2)) + "\",\"phone_number_id\":\"" + digits(15) + "\"}" + contacts()
                + ",\"statuses\":[" + statuses + "]}";
        String field = "\"field\":\"messages\"";
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"" + digits(15) + "\",\"changes\":[{"
                + (chance.nextBoolean() ? value + ',' + field : field + ',' + value) + "}]}]}";
    }

    private String contacts() {
        if (chance.nextInt(3) == 0) {
            return "";
        }
        return ",\"contacts\":[{\"profile\":{\"name\":\"" + FIRST_NAMES.get(chance.nextInt(FIRST_NAMES.size())) + ' '
                + (char) ('A' + chance.nextInt(26)) + ".\"},\"wa_id\":\"" + recipient + '"'
                + (chance.nextBoolean() ? ",\"user_id\":\"" + user() + '"' : "")
                + (chance.nextInt(3) == 0 ? ",\"parent_user_id\":\"" + parent() + '"' : "") + "}]";
    }

    private String recipient = "";

    private String flat() {
        return "{\"statuses\":[" + status() + "]}";
    }

    private String status() {
        recipient = List.of("91", "1", "55", "44", "62", "234", "52", "49").get(chance.nextInt(8)) + digits(10);
        String status = List.of("sent", "delivered", "read", "failed", "played", "sent", "delivered", "read")
                .get(chance.nextInt(8));
        return "{\"id\":\"" + messageId() + "\",\"status\":\"" + status + "\",\"timestamp\":\"" + seconds()
                + "\",\"recipient_id\":\"" + recipient + '"' + users() + groups() + opaque()
                + (status.equals("failed") ? errors() : paid()) + '}';
    }

    private String users() {
        return chance.nextBoolean()
                ? ""
                : ",\"recipient_user_id\":\"" + user() + '"'
                        + (chance.nextBoolean() ? ",\"recipient_parent_user_id\":\"" + parent() + '"' : "");
    }

    private String groups() {
        return chance.nextInt(15) > 0
                ? ""
                : ",\"recipient_type\":\"group\",\"recipient_participant_id\":\"" + digits(12) + '"';
    }

    private String opaque() {
        return switch (chance.nextInt(6)) {
            case 0 -> ",\"biz_opaque_callback_data\":\"" + uuid() + '"';
            case 1 -> ",\"biz_opaque_callback_data\":\"order-" + digits(7) + '"';
            case 2 -> ",\"biz_opaque_callback_data\":\"{\\\"queue_id\\\":\\\"" + uuid() + "\\\"}\"";
            default -> "";
        };
    }

    private String paid() {
        String category = CATEGORIES.get(chance.nextInt(CATEGORIES.size()));
        String conversation = chance.nextInt(3) == 0
                ? ""
                : ",\"conversation\":{\"id\":\"" + hex(32) + '"'
                        + (chance.nextBoolean() ? ",\"expiration_timestamp\":\"" + seconds() + '"' : "")
                        + ",\"origin\":{\"type\":\"" + category + "\"}}";
        String type = chance.nextInt(4) == 0 ? "free_customer_service" : "regular";
        return conversation
                + switch (chance.nextInt(8)) {
                    case 0 ->
                        ",\"pricing\":{\"billable\":true,\"pricing_model\":\"CBP\",\"category\":\"" + category + "\"}";
                    case 1, 2, 3 ->
                        ",\"pricing\":{\"billable\":true,\"pricing_model\":\"PMP\",\"type\":\"" + type
                                + "\",\"category\":\"" + category + "\"}";
                    case 4 -> "";
                    default ->
                        ",\"pricing\":{\"billable\":" + chance.nextBoolean()
                                + ",\"pricing_model\":\"PMP\",\"category\":\"" + category + "\",\"type\":\"" + type
                                + "\"}";
                };
    }

    private String errors() {
        String[] error = ERRORS.get(chance.nextInt(ERRORS.size())).split("\\|", -1);
        return ",\"errors\":[{\"code\":" + error[0] + ",\"title\":\"" + error[1] + "\",\"message\":\"" + error[1]
                + "\",\"error_data\":{\"details\":\"" + error[2] + "\"}"
                + (chance.nextBoolean()
                        ? ",\"href\":\"https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/\""
                        : "")
                + "}]";
    }

    private String queueCallback() {
        String to = "91" + digits(10);
        return "{\"messaging_channel\":\"whatsapp\",\"message\":{\"queue_id\":\"" + uuid() + "\",\"message_status\":\""
                + (chance.nextBoolean() ? "accepted" : "queued")
                + "\"},\"response\":{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"" + to
                + "\",\"wa_id\":\"" + to + "\"}],\"messages\":[{\"id\":\"" + messageId() + '"'
                + (chance.nextBoolean() ? ",\"message_status\":\"accepted\"" : "") + "}]}}";
    }

    private String messageId() {
        String inside = "\u001c\u0018\u000c" + (recipient.isEmpty() ? digits(12) : recipient)
                + "\u0015\u0002\u0000\u0011\u0018\u0012" + hex(18).toUpperCase(Locale.ROOT) + "\u0000";
        return "wamid." + Base64.getEncoder().encodeToString(inside.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String user() {
        return List.of("IN.", "US.", "BR.").get(chance.nextInt(3)) + digits(16);
    }

    private String parent() {
        return List.of("IN.ENT.", "US.ENT.", "BR.ENT.").get(chance.nextInt(3)) + digits(16);
    }

    private String seconds() {
        return Long.toString(1_780_000_000L + chance.nextInt(60_000_000));
    }

    private String uuid() {
        String hex = hex(32);
        return hex.substring(0, 8) + '-' + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + '-' + hex.substring(20);
    }

    private String hex(int length) {
        byte[] bytes = new byte[length / 2];
        chance.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String digits(int length) {
        return (1 + chance.nextInt(9))
                + IntStream.range(1, length)
                        .mapToObj(i -> Integer.toString(chance.nextInt(10)))
                        .collect(Collectors.joining());
    }
}
