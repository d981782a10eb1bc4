package dev.waybill.sandbox.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The tables of every project and environment, each kept apart from the others. */
public final class Projects {

    /** How often expired items go and rows are counted. Source: Catalyst NoSQL facts 1.11 and 1.15. */
    private static final Duration ROUND = Duration.ofHours(24);

    private final Lag lag = new Lag();
    private final InstantSource clock;
    private final DefinitionReader reader;
    private final Map<String, Map<Environment, SequencedMap<String, Table>>> projects = new HashMap<>();
    private Instant nextRound;

    /** The default tables in project 1, without items. */
    public Projects(InstantSource clock) {
        this.clock = clock;
        this.reader = new DefinitionReader(new MetadataTemplate(clock));
        this.nextRound = clock.instant().plus(ROUND);
        define(DefaultTables.json());
    }

    /** How far stale reads are behind. */
    public Lag lag() {
        return lag;
    }

    /**
     * Makes one table or a list of them, empty, in both environments of their project, in the place of those with the
     * same name; all of them or, if one is wrong, none.
     */
    public void define(JsonNode oneOrMore) {
        List<TableDefinition> definitions = new ArrayList<>();
        if (oneOrMore instanceof ArrayNode array) {
            array.forEach(each -> definitions.add(reader.read(each, "[" + definitions.size() + "]")));
        } else {
            definitions.add(reader.read(oneOrMore, ""));
        }
        for (TableDefinition definition : definitions) {
            for (Environment environment : Environment.values()) {
                projects.computeIfAbsent(definition.project(), project -> new EnumMap<>(Environment.class))
                        .computeIfAbsent(environment, each -> new LinkedHashMap<>())
                        .put(definition.name(), new Table(definition, lag, clock));
            }
        }
    }

    /** Whether there is such a project. */
    public boolean has(String project) {
        return projects.containsKey(project);
    }

    /** The tables of the project's environment, in the order in which they were first made. */
    public List<Table> tables(String project, Environment environment) {
        daily();
        return List.copyOf(in(project, environment).values());
    }

    /** The table with this id or name. */
    public Optional<Table> table(String project, Environment environment, String idOrName) {
        daily();
        SequencedMap<String, Table> tables = in(project, environment);
        return tables.containsKey(idOrName)
                ? Optional.of(tables.get(idOrName))
                : tables.values().stream()
                        .filter(table -> table.isCalled(idOrName))
                        .findFirst();
    }

    /** Removes every item whose time has passed; how many. */
    public int sweep() {
        return all().mapToInt(table -> table.sweep(clock.instant())).sum();
    }

    /** Counts the rows of every table for the metadata. */
    public void measure() {
        all().forEach(Table::measure);
    }

    private SequencedMap<String, Table> in(String project, Environment environment) {
        return projects.getOrDefault(project, Map.of()).getOrDefault(environment, new LinkedHashMap<>());
    }

    private Stream<Table> all() {
        return projects.values().stream()
                .flatMap(environments -> environments.values().stream())
                .flatMap(tables -> tables.values().stream());
    }

    private void daily() {
        Instant now = clock.instant();
        if (!now.isBefore(nextRound)) {
            nextRound = now.plus(ROUND);
            sweep();
            measure();
        }
    }
}
