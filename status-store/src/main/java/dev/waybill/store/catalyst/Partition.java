package dev.waybill.store.catalyst;

import dev.waybill.zoho.nosql.Condition.Operator;
import dev.waybill.zoho.nosql.NosqlQuery;
import org.jspecify.annotations.Nullable;

/** One partition of an index: documents in the order of their places. */
record Partition(Tables.Table table, Tables.Index index, String value) {

    /** Its documents below a place, newest first; all of them without one. */
    NosqlQuery newestFirst(@Nullable Position below) {
        NosqlQuery all = query().backwards();
        return below == null ? all : all.within(Tables.POSITION, Operator.LESS_THAN, below.text());
    }

    /** Its documents above a place, oldest first; all of them without one. */
    NosqlQuery oldestFirst(@Nullable Position above) {
        return above == null ? query() : query().within(Tables.POSITION, Operator.GREATER_THAN, above.text());
    }

    private NosqlQuery query() {
        return NosqlQuery.index(table.name(), index.label(), index.partitionKey(), value);
    }
}
