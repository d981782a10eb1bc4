package dev.waybill.zoho.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.zoho.http.HttpAnswer;
import dev.waybill.zoho.http.JsonBody;
import dev.waybill.zoho.http.SafeText;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads answers by their envelope. Source: Catalyst NoSQL facts 1.1, 1.4 to 1.9, 1.11. */
final class NosqlAnswers {

    private NosqlAnswers() {}

    /**
     * What a successful answer carries.
     *
     * @throws NosqlFailure if it is none
     */
    static JsonNode data(HttpAnswer answer) {
        JsonNode body = JsonBody.object(answer).orElseThrow(() -> NosqlFailures.withoutJson(answer));
        boolean success = answer.status() / 100 == 2
                && !"failure".equals(body.path("status").asText());
        if (!success) {
            throw NosqlFailures.of(answer, body.path("data"));
        }
        return body.path("data");
    }

    /** The outcome of each entry, by its word; one without a word may be anything. */
    static List<Written> outcomes(JsonNode data, String member, int entries) {
        JsonNode words = data.path(member);
        return IntStream.range(0, entries)
                .mapToObj(i -> outcome(words.path(i).path("status").asText("")))
                .toList();
    }

    /** A page of a query. Nothing found has no list at all. */
    static ItemPage page(JsonNode data) {
        JsonNode start = data.path("start_key");
        return new ItemPage(items(data), start.isObject() && !start.isEmpty() ? new StartKey(start) : null);
    }

    /** The items found. */
    static List<Item> items(JsonNode data) {
        try {
            return StreamSupport.stream(data.path("get").spliterator(), false)
                    .map(entry -> AttributeJson.item(entry.path("item")))
                    .toList();
        } catch (IllegalArgumentException notTyped) {
            throw new NosqlFailure.Unexpected("Catalyst answered with an item that cannot be read, report it: "
                    + SafeText.of(String.valueOf(notTyped.getMessage())));
        }
    }

    /** All tables. */
    static List<TableInfo> tables(JsonNode data) {
        return StreamSupport.stream(data.spliterator(), false)
                .map(NosqlAnswers::table)
                .toList();
    }

    /** One table. */
    static TableInfo table(JsonNode data) {
        return new TableInfo(
                data.path("name").asText(""),
                data.path("status").asText(""),
                keyOrNothing(data.path("partition_key")),
                key(data.path("sort_key")),
                ttl(data),
                data.path("metrics").path("row_count").asLong(0),
                StreamSupport.stream(data.path("global_index").spliterator(), false)
                        .map(NosqlAnswers::index)
                        .toList());
    }

    private static TableInfo.Index index(JsonNode node) {
        return new TableInfo.Index(
                node.path("name").asText(""),
                node.path("status").asText(""),
                keyOrNothing(node.path("partition_key")),
                key(node.path("sort_key")),
                node.path("projected_attributes").path("type").asText(""),
                node.path("metrics").path("row_count").asLong(0));
    }

    private static @Nullable String ttl(JsonNode table) {
        JsonNode attribute = table.path("ttl_attribute");
        return table.path("ttl_enabled").asBoolean(false) && attribute.isTextual() ? attribute.textValue() : null;
    }

    private static TableInfo.@Nullable Key key(JsonNode node) {
        return node.isObject() ? keyOrNothing(node) : null;
    }

    private static TableInfo.Key keyOrNothing(JsonNode node) {
        return new TableInfo.Key(
                node.path("column_name").asText(""), node.path("data_type").asText(""));
    }

    private static Written outcome(String word) {
        return switch (word) {
            case "Success" -> new Written.Success();
            case "CriteriaMismatch", "ConditionMismatch" -> new Written.Mismatch();
            default ->
                new Written.Failed(new NosqlFailure.Unexpected("Catalyst said neither Success nor mismatch but "
                        + (word.isEmpty() ? "nothing" : SafeText.of(word)) + ": report it"));
        };
    }
}
