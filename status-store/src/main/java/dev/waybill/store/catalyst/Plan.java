package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;

/** Where to look for what a question asks for: never less than that, and as little more as the keys allow. */
sealed interface Plan {

    /** One document by its key. */
    record ById(DocumentId id) implements Plan {}

    /** The documents of a queue id: those that carry it, and those of the messages that are linked to it. */
    record ByQueue(String queueId) implements Plan {}

    /** One partition of an index that spans all days. */
    record ByIndex(Tables.Index index, String value) implements Plan {}

    /** One status, day by day. */
    record ByStatus(String status) implements Plan {}

    /** Everything, day by day. */
    record ByDay() implements Plan {}

    /** Nothing can fulfil the question. */
    record Nowhere() implements Plan {}
}
