package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;

/** Where to look for what a question asks for: never less than that, and as little more as the keys allow. */
sealed interface QueryPlan {

    /** One document by its key. */
    record ById(DocumentId id) implements QueryPlan {}

    /** The documents of a queue id: those that carry it, and those of the messages that are linked to it. */
    record ByQueue(String queueId) implements QueryPlan {}

    /** One partition of an index that spans all days. */
    record ByIndex(Tables.Index index, String value) implements QueryPlan {}

    /** One status, day by day. */
    record ByStatus(String status) implements QueryPlan {}

    /** Everything, day by day. */
    record ByDay() implements QueryPlan {}

    /** Nothing can fulfil the question. */
    record Nowhere() implements QueryPlan {}
}
