package dev.waybill.zoho.nosql;

import dev.waybill.zoho.nosql.Condition.Compare;
import dev.waybill.zoho.nosql.Condition.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to one partition of a table or of an index. Source: Catalyst NoSQL facts 1.8, 1.9.
 *
 * @param table name or id
 * @param index name or id; absent for the table itself
 * @param partition the partition key's equality
 * @param range a bound of the sort key, absent for none; {@code between} is left out, its wire form is not known
 * @param attributes what to give of each item; empty for all of it
 * @param forward ascending by sort key, else descending
 * @param limit most items of a page, 1 to 100
 * @param consistent reads the master rather than a copy that may lag
 * @param start {@link ItemPage#next()} of the page before, absent for the first
 */
public record NosqlQuery(
        String table,
        @Nullable String index,
        Compare partition,
        @Nullable Compare range,
        List<String> attributes,
        boolean forward,
        int limit,
        boolean consistent,
        @Nullable StartKey start) {

    /** Most items that an answer holds. */
    public static final int MOST = 100;

    public NosqlQuery {
        attributes = List.copyOf(attributes);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page holds 1 to 100 items, not " + limit);
        }
    }

    /** All of a table's partition, ascending. */
    public static NosqlQuery table(String table, String partitionKey, String value) {
        return new NosqlQuery(table, null, equal(partitionKey, value), null, List.of(), true, MOST, true, null);
    }

    /** All of an index's partition, ascending. */
    public static NosqlQuery index(String table, String index, String partitionKey, String value) {
        return new NosqlQuery(table, index, equal(partitionKey, value), null, List.of(), true, MOST, true, null);
    }

    /** The same within a bound of the sort key. */
    public NosqlQuery within(String sortKey, Operator operator, String value) {
        return new NosqlQuery(
                table,
                index,
                partition,
                new Compare(sortKey, operator, AttributeValue.of(value)),
                attributes,
                forward,
                limit,
                consistent,
                start);
    }

    /** The same, giving only these attributes. */
    public NosqlQuery giving(List<String> names) {
        return new NosqlQuery(table, index, partition, range, names, forward, limit, consistent, start);
    }

    /** The same from the highest sort key down. */
    public NosqlQuery backwards() {
        return new NosqlQuery(table, index, partition, range, attributes, false, limit, consistent, start);
    }

    /** The same with smaller pages. */
    public NosqlQuery limited(int most) {
        return new NosqlQuery(
                table, index, partition, range, attributes, forward, Math.clamp(most, 1, MOST), consistent, start);
    }

    /** The same, continued. */
    public NosqlQuery from(@Nullable StartKey next) {
        return new NosqlQuery(table, index, partition, range, attributes, forward, limit, consistent, next);
    }

    private static Compare equal(String attribute, String value) {
        return new Compare(attribute, Operator.EQUALS, AttributeValue.of(value));
    }
}
