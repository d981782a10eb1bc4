package dev.waybill.ingest.callback;

import dev.waybill.ingest.callback.CallbackReading.Callback;
import dev.waybill.ingest.callback.CallbackReading.Overfull;
import dev.waybill.ingest.callback.CallbackReading.Unreadable;
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
import java.util.Map;

/**
 * Takes every status out of a callback's bytes: of every entry, change and member of {@code statuses}, and of queue
 * callbacks. A bad element never poisons the others. Pure: the same bytes give the same documents.
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
        this.queueCallbacks = new QueueCallbackReader(zone);
    }

    /**
     * A body that is one message.
     *
     * @param text all of it, so that it can be turned back into the same bytes
     * @param json what it says
     */
    record WholeBody(String text, Json.Obj json) {}

    /** Reads a body. */
    public CallbackReading read(byte[] body, Instant receivedAt) {
        Instant received = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        try {
            String text = text(body);
            return switch (JsonReader.read(withoutMark(text))) {
                case Json.Obj object
                when QueueCallbackReader.isQueueCallback(object) ->
                    queueCallback(new WholeBody(text, object), received);
                case Json json -> envelope(text, json, received);
            };
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

    private Callback queueCallback(WholeBody body, Instant receivedAt) {
        try {
            return new Callback(List.of(queueCallbacks.read(body, receivedAt)), Map.of(), List.of());
        } catch (RejectedElementException e) {
            return new Callback(List.of(), Map.of(), List.of(e.reason()));
        }
    }

    private CallbackReading envelope(String text, Json json, Instant receivedAt) {
        Contents contents = Contents.of(json);
        if (contents.statuses().size() > MOST_STATUSES) {
            return new Overfull(contents.statuses().size(), MOST_STATUSES);
        }
        WholeBody whole =
                contents.statuses().size() == 1 && json instanceof Json.Obj body ? new WholeBody(text, body) : null;
        List<StatusDocument> documents = new ArrayList<>();
        List<String> rejected = new ArrayList<>(contents.rejected());
        for (Contents.Element element : contents.statuses()) {
            try {
                documents.add(statuses.read(element, whole, contents.statuses().size(), receivedAt));
            } catch (RejectedElementException e) {
                rejected.add(e.reason());
            }
        }
        return new Callback(documents, contents.ignored(), rejected);
    }
}
