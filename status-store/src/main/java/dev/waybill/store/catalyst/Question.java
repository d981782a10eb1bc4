package dev.waybill.store.catalyst;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.model.filter.Field;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.FilterEvaluation;
import dev.waybill.model.store.DocumentQuery;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document must fulfil to be on a page.
 *
 * @param since it must not have been received before
 * @param below it must stand below this place; absent on the first page
 */
record Question(
        DocumentQuery query, Instant since, @Nullable Position below) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    boolean isMetBy(Found found) {
        return (below == null || found.position().isBelow(below))
                && !found.event().receivedAt().isBefore(since)
                && passes(query.filter(), found);
    }

    static boolean passes(Filter filter, Found found) {
        return FilterEvaluation.passes(
                filter,
                found.document(),
                looksInside(filter) ? statusObject(found.document().statusJson()) : Map.of());
    }

    private static boolean looksInside(Filter filter) {
        return switch (filter) {
            case Filter.And and -> and.parts().stream().anyMatch(Question::looksInside);
            case Filter.Or or -> or.parts().stream().anyMatch(Question::looksInside);
            case Filter.Not not -> looksInside(not.part());
            case Filter.Compare compare -> compare.field() instanceof Field.StatusPath;
            case Filter.In in -> in.field() instanceof Field.StatusPath;
        };
    }

    private static Map<?, ?> statusObject(String json) {
        try {
            return JSON.readValue(json, Map.class);
        } catch (JsonProcessingException notAnObject) {
            return Map.of();
        }
    }
}
