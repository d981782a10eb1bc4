package dev.waybill.model.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One status of one message, as far as matching and ordering need it.
 *
 * <p>A store keeps any time without failing; those beyond what it can hold, hundreds of thousands of years away, as the
 * nearest that it can.
 *
 * @param id derived from the event itself
 * @param messageId WhatsApp's id ({@code wamid.…}); absent only in a queue callback of a send that was refused
 * @param queueId the provider's id in canonical form, from the event itself or, on reading, from a link
 * @param status trimmed, lower case; the set is open
 * @param recipientId phone number, group or business-scoped user id; absent in some bodies
 * @param time when the status came about, millisecond precision; the receive time where the callback names none, absent
 *     where it names one that nobody can read
 * @param receivedAt when Waybill took the callback, millisecond precision
 * @param synced whether Creator has this status, or a later or equal one of the same message
 */
public record StatusEvent(
        DocumentId id,
        @Nullable String messageId,
        @Nullable String queueId,
        String status,
        @Nullable String recipientId,
        @Nullable Instant time,
        Instant receivedAt,
        boolean synced) {

    /** Whether the event itself joins a queue id to a message id. */
    public boolean carriesLink() {
        return messageId != null && queueId != null;
    }
}
