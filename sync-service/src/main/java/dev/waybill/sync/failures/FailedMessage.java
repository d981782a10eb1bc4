package dev.waybill.sync.failures;

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
        SendError error = SendError.of(document.statusJson(), json);
        return new FailedMessage(
                error == null ? null : error.code(),
                number(document),
                document.event().receivedAt());
    }

    private static String number(StatusDocument document) {
        if (document.displayPhoneNumber() != null) {
            return document.displayPhoneNumber();
        }
        return document.phoneNumberId() == null ? NO_NUMBER : document.phoneNumberId();
    }
}
