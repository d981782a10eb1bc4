package dev.waybill.sandbox.tables;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.sandbox.conditions.Condition;
import dev.waybill.sandbox.values.Attributes;
import java.util.Optional;

/**
 * What to read of a table or an index.
 *
 * @param keyCondition still as JSON: only the view knows which keys it has
 * @param filter on what the key condition finds
 * @param startKey where the page before ended
 * @param limit how many items are looked at, before the filter
 */
public record Query(
        JsonNode keyCondition,
        Optional<Condition> filter,
        boolean forward,
        int limit,
        boolean consistent,
        Optional<Attributes> startKey) {}
