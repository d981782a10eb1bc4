package dev.waybill.store.catalyst;

import dev.waybill.zoho.nosql.TableInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must be done in the console so that the tables are as the store needs them, a step each, with the names as the
 * console has them. What is there besides does no harm. Source: Catalyst NoSQL facts 1.11, 2.4.
 */
final class TableDifferences {

    private static final String ONLINE = "ONLINE";
    private static final String TEXT = "S";

    private final List<String> steps = new ArrayList<>();

    private TableDifferences() {}

    /** The steps; none when all is right. */
    static List<String> steps(List<Tables.Table> needed, List<TableInfo> there) {
        Map<String, TableInfo> byName =
                there.stream().collect(Collectors.toMap(TableInfo::name, Function.identity(), (one, other) -> one));
        TableDifferences differences = new TableDifferences();
        for (Tables.Table table : needed) {
            TableInfo info = byName.get(table.name());
            if (info == null) {
                differences.create(table);
            } else {
                differences.compare(table, info);
            }
        }
        return List.copyOf(differences.steps);
    }

    private void create(Tables.Table table) {
        steps.add(String.format(
                Locale.ROOT,
                "Cloud Scale > NoSQL > Create Table: Table Name %s, Partition Key %s (String), Sort Key %s, TTL Attribute %s",
                table.name(),
                table.partitionKey(),
                table.sortKey() == null ? "none" : table.sortKey() + " (String)",
                Objects.requireNonNullElse(table.ttlAttribute(), "none")));
        table.indexes().forEach(index -> addIndex(table, index));
    }

    private void addIndex(Tables.Table table, Tables.Index index) {
        steps.add(String.format(
                Locale.ROOT,
                "Cloud Scale > NoSQL > %s > Indexes > Add Index: Index Name %s, Partition Key %s (String), Sort Key %s (String), Projected Attributes All",
                table.name(),
                index.label(),
                index.partitionKey(),
                Tables.POSITION));
    }

    private void compare(Tables.Table table, TableInfo info) {
        String name = "table " + table.name();
        if (!info.status().equals(ONLINE)) {
            steps.add(name + " is " + info.status() + ": wait until it is " + ONLINE);
        }
        compareKey(name, "Partition Key", table.partitionKey(), info.partitionKey());
        compareKey(name, "Sort Key", table.sortKey(), info.sortKey());
        if (!Objects.equals(table.ttlAttribute(), info.ttlAttribute())) {
            steps.add(String.format(
                    Locale.ROOT,
                    "Cloud Scale > NoSQL > %s > TTL: Attribute %s (it is %s)",
                    table.name(),
                    Objects.requireNonNullElse(table.ttlAttribute(), "none"),
                    Objects.requireNonNullElse(info.ttlAttribute(), "none")));
        }
        for (Tables.Index index : table.indexes()) {
            info.indexes().stream()
                    .filter(candidate -> candidate.name().equals(index.label()))
                    .findFirst()
                    .ifPresentOrElse(found -> compare(table, index, found), () -> addIndex(table, index));
        }
    }

    private void compare(Tables.Table table, Tables.Index index, TableInfo.Index found) {
        String name = "index " + index.label() + " of table " + table.name();
        if (!found.status().isEmpty() && !found.status().equals(ONLINE)) {
            steps.add(name + " is " + found.status() + ": wait until it is " + ONLINE);
        }
        compareKey(name, "Partition Key", index.partitionKey(), found.partitionKey());
        compareKey(name, "Sort Key", Tables.POSITION, found.sortKey());
        if (!found.projection().equals("all")) {
            steps.add(name + " must have Projected Attributes All, it has " + found.projection()
                    + ": delete it in the console and add it again");
        }
    }

    private void compareKey(String of, String which, @Nullable String needed, TableInfo.@Nullable Key found) {
        String is = found == null ? "none" : found.name() + (found.type().equals(TEXT) ? " (String)" : " (Number)");
        String must = needed == null ? "none" : needed + " (String)";
        if (!is.equals(must)) {
            steps.add(of + " must have " + which + " " + must + ", it has " + is
                    + ": keys cannot be changed, delete it in the console and make it again");
        }
    }
}
