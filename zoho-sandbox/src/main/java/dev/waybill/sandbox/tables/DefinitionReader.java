package dev.waybill.sandbox.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.values.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads table definitions in the shape of the metadata call. Source: Catalyst NoSQL facts 1.11 and 1.14. */
final class DefinitionReader {

    private static final int INDEXES = 20;
    private static final int ADDITIONAL_SORT_KEYS = 5;

    private final MetadataTemplate template;

    DefinitionReader(MetadataTemplate template) {
        this.template = template;
    }

    /** Reads one table; {@code path} is where it stands, for the error. */
    TableDefinition read(JsonNode node, String path) {
        if (!(node instanceof ObjectNode object)) {
            throw new BadDefinition(path, "Takes a table in the JSON shape of the metadata call");
        }
        String at = path.isEmpty() ? "" : path + ".";
        String name = text(object, at, "name");
        KeySchema keys = keys(object, at);
        List<KeyColumn> additional =
                list(object, at, "additional_sort_keys", ADDITIONAL_SORT_KEYS, DefinitionReader::column);
        ObjectNode metadata = template.fill(object);
        List<IndexDefinition> indexes =
                list(metadata, at, "global_index", INDEXES, (index, where) -> index(index, where, keys, additional));
        refuseDoubles(indexes, at);
        return new TableDefinition(
                metadata.path("project_details").path("id").asText(),
                metadata.path("id").asText(),
                name,
                keys,
                additional,
                ttl(object, at),
                indexes,
                metadata);
    }

    private static IndexDefinition index(
            JsonNode index, String path, KeySchema table, List<KeyColumn> additionalSortKeys) {
        String at = path + ".";
        KeySchema keys = keys(index, at);
        JsonNode projected = index.path("projected_attributes");
        Set<String> columns = new LinkedHashSet<>();
        table.columns().forEach(column -> columns.add(column.name()));
        keys.columns().forEach(column -> columns.add(column.name()));
        Optional<Set<String>> shown = switch (projected.path("type").asText("all")) {
            case "all" -> Optional.empty();
            case "keys_only" -> {
                additionalSortKeys.forEach(column -> columns.add(column.name()));
                yield Optional.of(columns);
            }
            case "include" -> {
                projected.path("include_columns").forEach(column -> columns.add(column.asText()));
                yield Optional.of(columns);
            }
            default ->
                throw new BadDefinition(at + "projected_attributes.type", "Takes one of all, keys_only, include");
        };
        return new IndexDefinition(text(index, at, "id"), text(index, at, "name"), keys, shown);
    }

    private static KeySchema keys(JsonNode node, String at) {
        KeyColumn partition = column(node.path("partition_key"), at + "partition_key");
        Optional<KeyColumn> sort = isAbsent(node.path("sort_key"))
                ? Optional.empty()
                : Optional.of(column(node.path("sort_key"), at + "sort_key"));
        return new KeySchema(partition, sort);
    }

    private static KeyColumn column(JsonNode node, String path) {
        String at = path + ".";
        String name = text(node, at, "column_name");
        return switch (text(node, at, "data_type")) {
            case "S" -> new KeyColumn(name, ValueType.S);
            case "N" -> new KeyColumn(name, ValueType.N);
            default -> throw new BadDefinition(at + "data_type", "Takes S or N");
        };
    }

    private static Optional<String> ttl(ObjectNode table, String at) {
        return isAbsent(table.path("ttl_attribute"))
                        || !table.path("ttl_enabled").asBoolean(true)
                ? Optional.empty()
                : Optional.of(text(table, at, "ttl_attribute"));
    }

    private static <T> List<T> list(
            JsonNode node, String at, String member, int atMost, BiFunction<JsonNode, String, T> reader) {
        JsonNode list = node.path(member);
        if (isAbsent(list)) {
            return List.of();
        }
        if (!(list instanceof ArrayNode) || list.size() > atMost) {
            throw new BadDefinition(at + member, "Takes a list of at most " + atMost);
        }
        List<T> read = new ArrayList<>();
        for (JsonNode each : list) {
            read.add(reader.apply(each, at + member + "[" + read.size() + "]"));
        }
        return read;
    }

    private static void refuseDoubles(List<IndexDefinition> indexes, String at) {
        Set<String> names = new HashSet<>();
        for (IndexDefinition index : indexes) {
            if (!names.add(index.name())) {
                throw new BadDefinition(at + "global_index", "Has two indexes with the name " + index.name());
            }
        }
    }

    private static String text(JsonNode node, String at, String member) {
        JsonNode value = node.path(member);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new BadDefinition(at + member, "Takes a text that is not empty");
        }
        return value.asText();
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
