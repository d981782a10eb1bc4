package dev.waybill.sync.failures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.waybill.model.document.StatusDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The failure in a {@code failed} document.
 *
 * @param code WhatsApp's code, absent if the callback names none
 * @param number the business number that sent the message, as written in the callback, or its id
 */
record FailedMessage(@Nullable Integer code, String number, Instant receivedAt) {

    private static final String NO_NUMBER = "not named";

    /**
     * Source: WhatsApp facts 2.4: logic builds on the code, never on titles; the first error is the one that counts.
     */
    static FailedMessage of(StatusDocument document, ObjectReader json) {
        return new FailedMessage(
                code(document.statusJson(), json),
                number(document),
                document.event().receivedAt());
    }

    private static @Nullable Integer code(String statusJson, ObjectReader json) {
        try {
            JsonNode code = json.readTree(statusJson).at("/errors/0/code");
            return code.canConvertToInt() || code.isTextual() ? number(code) : null;
        } catch (JsonProcessingException unreadable) {
            return null;
        }
    }

    private static @Nullable Integer number(JsonNode code) {
        int read = code.asInt(Integer.MIN_VALUE);
        return read == Integer.MIN_VALUE ? null : Integer.valueOf(read);
    }

    private static String number(StatusDocument document) {
        if (document.displayPhoneNumber() != null) {
            return document.displayPhoneNumber();
        }
        return document.phoneNumberId() == null ? NO_NUMBER : document.phoneNumberId();
    }
}
