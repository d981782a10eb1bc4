package dev.waybill.ingest.callback;

import dev.waybill.ingest.callback.CallbackReading.Callback;
import dev.waybill.ingest.callback.CallbackReading.Overfull;
import dev.waybill.ingest.callback.CallbackReading.Unreadable;
import dev.waybill.ingest.callback.Contents.Element;
import dev.waybill.ingest.json.InvalidJsonException;
import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonReader;
import dev.waybill.model.document.StatusDocument;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes every status out of a callback's bytes: of every entry, change and member of {@code statuses}, and of queue
 * callbacks, also where other systems put lists and envelopes around them. A bad element never poisons the others.
 * Pure: the same bytes give the same documents.
 */
public final class CallbackReader {

    /**
     * Most message statuses of one callback, twenty times what Meta sends: each takes up to two kilobytes of memory on
     * its way, and a small heap shall hold them. Source: WhatsApp facts 3.
     */
    public static final int MOST_STATUSES = 20_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final StatusReader statuses;
    private final QueueCallbackReader queueCallbacks;

    /**
     * A reader.
     *
     * @param ids where ids stand
     * @param zone of {@code web_date}
     */
    public CallbackReader(IdRules ids, ZoneId zone) {
        this.statuses = new StatusReader(ids, zone);
        this.queueCallbacks = new QueueCallbackReader(ids, zone);
    }

    /**
     * What was posted.
     *
     * @param text all of it, so that it can be turned back into the same bytes; absent where it holds several elements
     * @param elements how many become documents
     */
    record Posted(@Nullable String text, int elements, Instant receivedAt) {}

    /** Reads a body. */
    public CallbackReading read(byte[] body, Instant receivedAt) {
        Instant received = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        try {
            String text = text(body);
            JsonReader reader = new JsonReader();
            Json posted = reader.readNext(withoutMark(text));
            return callback(text, Contents.of(new Unwrapping(reader).in(posted)), received);
        } catch (CharacterCodingException e) {
            return new Unreadable("it is not UTF-8");
        } catch (InvalidJsonException e) {
            return new Unreadable(e.reason());
        }
    }

    /** Strict UTF-8: no overlong forms, no surrogates. */
    private static String text(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    /** Senders may write a byte order mark in front, which JSON does not know. */
    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private CallbackReading callback(String text, Contents contents, Instant receivedAt) {
        int size = contents.elements().size();
        if (size > MOST_STATUSES) {
            return new Overfull(size, MOST_STATUSES);
        }
        Posted posted = new Posted(size == 1 ? text : null, size, receivedAt);
        List<StatusDocument> documents = new ArrayList<>();
        for (Element element : contents.elements()) {
            try {
                documents.add(
                        switch (element) {
                            case Element.QueueCallback callback -> queueCallbacks.read(callback, posted);
                            case Element.Status status -> statuses.read(status, posted);
                        });
            } catch (RejectedElementException e) {
                contents.reject(
                        e.reason(), element instanceof Element.Status status ? status.status() : element.body());
            }
        }
        return new Callback(documents, contents.ignored(), contents.rejected());
    }
}
