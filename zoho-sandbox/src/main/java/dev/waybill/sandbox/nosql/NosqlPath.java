package dev.waybill.sandbox.nosql;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a path names. Source: Catalyst NoSQL facts 1.1 and 1.2.
 *
 * @param project the project's id
 * @param table id or name of the table; empty where the path names none
 * @param index id or name of the index; empty where the path names none
 */
record NosqlPath(Shape shape, String project, String table, String index) {

    private static final List<String> BASE = List.of("baas", "v1", "project");
    private static final int PROJECT = 3;
    private static final int COMPONENT = 4;
    private static final int TABLE = 5;
    private static final int REST = 6;

    static Optional<NosqlPath> parse(String path) {
        List<String> steps = Arrays.stream(path.split("/", -1))
                .skip(1)
                .map(NosqlPath::decoded)
                .toList();
        if (steps.size() <= COMPONENT
                || !steps.subList(0, PROJECT).equals(BASE)
                || !steps.get(COMPONENT).equals("nosqltable")
                || steps.contains("")) {
            return Optional.empty();
        }
        String project = steps.get(PROJECT);
        if (steps.size() == TABLE) {
            return Optional.of(new NosqlPath(Shape.TABLES, project, "", ""));
        }
        return below(project, steps.get(TABLE), steps.subList(REST, steps.size()));
    }

    private static Optional<NosqlPath> below(String project, String table, List<String> rest) {
        return switch (String.join("/", rest)) {
            case "" -> Optional.of(new NosqlPath(Shape.TABLE, project, table, ""));
            case "item" -> Optional.of(new NosqlPath(Shape.ITEMS, project, table, ""));
            case "item/fetch" -> Optional.of(new NosqlPath(Shape.FETCH, project, table, ""));
            case "item/query" -> Optional.of(new NosqlPath(Shape.QUERY, project, table, ""));
            default ->
                rest.size() == 4
                                && rest.getFirst().equals("index")
                                && rest.subList(2, 4).equals(List.of("item", "query"))
                        ? Optional.of(new NosqlPath(Shape.INDEX_QUERY, project, table, rest.get(1)))
                        : Optional.empty();
        };
    }

    private static String decoded(String step) {
        try {
            return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return step;
        }
    }
}
