package dev.waybill.ingest.callback;

import dev.waybill.model.document.StatusDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of reading a callback's body. */
public sealed interface CallbackReading {

    /**
     * A body that is JSON.
     *
     * @param documents one for each message status and queue callback, in the order of the body
     * @param ignored how many elements are nothing for us, by the name of their field. An element is a member of
     *     {@code statuses}, or a change (or a body) that holds no statuses
     * @param rejected bodies and elements that could not be read
     */
    record Callback(List<StatusDocument> documents, Map<String, Integer> ignored, List<Unread> rejected)
            implements CallbackReading {
        public Callback {
            documents = List.copyOf(documents);
            ignored = Map.copyOf(ignored);
            rejected = List.copyOf(rejected);
        }

        /** The same without the documents. */
        public CallbackSummary summary() {
            Map<String, Integer> statuses = new HashMap<>();
            documents.forEach(document -> statuses.merge(document.event().status(), 1, Integer::sum));
            return new CallbackSummary(statuses, ignored, rejected);
        }
    }

    /** A body of more message statuses than are taken at once. */
    record Overfull(int statuses, int most) implements CallbackReading {}

    /** A body that is not strict UTF-8 or not one JSON value. The reason quotes nothing of it and is safe to show. */
    record Unreadable(String reason) implements CallbackReading {}
}
