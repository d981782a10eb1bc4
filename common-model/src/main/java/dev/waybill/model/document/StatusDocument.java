package dev.waybill.model.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A status event with everything that is kept of it.
 *
 * @param event the event itself
 * @param phoneNumberId id of the business number that sent the message
 * @param displayPhoneNumber that number as written in the callback
 * @param statusJson the status object as received plus what was normalised; JSON text of an object
 * @param rawJson the callback, byte for byte when it holds one status, else its envelope narrowed to this status
 * @param webDate day of the event's time in the configured zone; absent when the time is
 * @param declaredQueueId the event's queue id as the provider's queue callback spelled it; absent where the queue id
 *     was guessed from other members, or is. A store keeps it with the link of the message; what it gives back has
 *     none.
 */
public record StatusDocument(
        StatusEvent event,
        @Nullable String phoneNumberId,
        @Nullable String displayPhoneNumber,
        String statusJson,
        String rawJson,
        @Nullable LocalDate webDate,
        @Nullable String declaredQueueId) {

    /** A document that declares no link. */
    public StatusDocument(
            StatusEvent event,
            @Nullable String phoneNumberId,
            @Nullable String displayPhoneNumber,
            String statusJson,
            String rawJson,
            @Nullable LocalDate webDate) {
        this(event, phoneNumberId, displayPhoneNumber, statusJson, rawJson, webDate, null);
    }
}
