package dev.waybill.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the bodies of a document most likely say: Meta's and the provider's shapes, filled in with what the document's
 * row says anyway. Source: WhatsApp facts 2.1 to 2.4 and 6.1.
 *
 * <p>Rows of files in the world are packed with it, so it must never change. New ones are not, see {@link Packer}.
 */
final class Dictionary {

    /** Which dictionary a body is packed with; its number is the form, the first byte of the body. */
    enum Kind {
        /** The shapes alone. */
        SHAPES(1),
        /** The shapes, filled in. */
        FILLED_IN(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        static Optional<Kind> numbered(int number) {
            return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
        }
    }

    private static final String RARE_SHAPES = """
            {"messaging_channel":"whatsapp","message":{"queue_id":"","message_status":"queued"},"response":\
            {"messaging_product":"whatsapp","contacts":[{"input":"","wa_id":""}],"messages":[{"id":"",\
            "message_status":"accepted"}]}}"recipient_user_id":"US.","recipient_type":"group",\
            "recipient_participant_id":""participant_id":""parent_user_id":""biz_opaque_callback_data":"","queue_id":"\
            "type":"message"."errors":[{"code":1310,"title":"Message undeliverable","message":"Message undeliverable",\
            "error_data":{"details":"Message failed to be sent because this message was not delivered to maintain healthy \
            ecosystem engagement."},"href":"https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"}\
            ]"pricing_model":"CBP","category":"business_initiated""user_initiated""service""authentication"\
            "contacts":[{"profile":{"name":""},"wa_id":"","user_id":"US.failedreadacceptedsent""";

    private static final String ENVELOPE = """
            "field":"messages"}]}]}{"object":"whatsapp_business_account","entry":[{"id":"","changes":[{"field":"messages",\
            "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":""";

    private static final String CONVERSATION = """
            ","conversation":{"id":"","expiration_timestamp":"17","origin":{"type":"marketing"}},"pricing":\
            {"billable":true,"pricing_model":"PMP","category":"marketing","type":"regular""utility"}},"pricing":\
            {"billable":true,"pricing_model":"PMP","category":"utility","type":"regular"},"normalised":{"status":\"""";

    private static final byte[] SHAPES = bytes(RARE_SHAPES + ENVELOPE + "\"\",\"phone_number_id\":\"\"},\"statuses\":["
            + "{\"id\":\"wamid.HBgM\",\"status\":\"delivered\",\"timestamp\":\"1" + CONVERSATION);

    private Dictionary() {}

    /**
     * The members of a row that its bodies repeat.
     *
     * @param time milliseconds since 1970
     */
    record Row(
            @Nullable String messageId,
            String status,
            @Nullable String recipientId,
            @Nullable Long time,
            @Nullable String phoneNumberId,
            @Nullable String displayPhoneNumber) {}

    /** Reads those members, when they are asked for. */
    @FunctionalInterface
    interface RowSource {
        Row row() throws SQLException;
    }

    static byte[] of(Kind kind, RowSource source) throws SQLException {
        return switch (kind) {
            case SHAPES -> SHAPES;
            case FILLED_IN -> filledIn(source.row());
        };
    }

    private static byte[] filledIn(Row row) {
        String seconds = row.time() == null ? "" : Long.toString(Math.floorDiv(row.time(), 1000));
        String time = row.time() == null ? "" : Instant.ofEpochMilli(row.time()).toString();
        String recipient = orNothing(row.recipientId());
        return bytes(RARE_SHAPES + ENVELOPE + '"' + orNothing(row.displayPhoneNumber()) + "\",\"phone_number_id\":\""
                + orNothing(row.phoneNumberId()) + "\"},\"statuses\":[{\"id\":\"" + orNothing(row.messageId())
                + "\",\"status\":\"" + row.status() + "\",\"timestamp\":\"" + seconds + "\",\"recipient_id\":\""
                + recipient + CONVERSATION + row.status() + "\",\"time\":\"" + time + "\",\"recipient_id\":\""
                + recipient + "\"}}");
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
