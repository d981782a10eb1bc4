package dev.waybill.store.sqlite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A piece of SQL and the arguments of its question marks, in order. Conditions may come out as NULL, which counts as
 * false; {@link #not} keeps to that.
 */
record Sql(String text, List<Object> arguments) {

    static final Sql TRUE = of("1");
    static final Sql FALSE = of("0");

    static Sql of(String text, Object... arguments) {
        return new Sql(text, List.of(arguments));
    }

    /** True when all are; with none it is true. */
    static Sql all(List<Sql> conditions) {
        return conditions.isEmpty() ? TRUE : joined(" AND ", conditions);
    }

    /** True when one is; with none it is false. */
    static Sql any(List<Sql> conditions) {
        return conditions.isEmpty() ? FALSE : joined(" OR ", conditions);
    }

    Sql not() {
        return of("NOT coalesce(").then(this).then(of(", 0)"));
    }

    Sql then(Sql next) {
        return new Sql(
                text + next.text,
                Stream.concat(arguments.stream(), next.arguments.stream()).toList());
    }

    /** As many question marks as there are arguments, with commas between. */
    static Sql list(List<?> arguments) {
        return list(arguments, "?");
    }

    /** As many pieces as there are arguments, with commas between; each has one question mark. */
    static Sql list(List<?> arguments, String piece) {
        return new Sql(String.join(",", Collections.nCopies(arguments.size(), piece)), new ArrayList<>(arguments));
    }

    /** Joined by halves: a chain of a thousand would nest deeper than SQLite's limit of 1000 for expressions. */
    private static Sql joined(String operator, List<Sql> conditions) {
        if (conditions.size() == 1) {
            return conditions.getFirst();
        }
        int half = conditions.size() / 2;
        return of("(").then(joined(operator, conditions.subList(0, half)))
                .then(of(operator))
                .then(joined(operator, conditions.subList(half, conditions.size())))
                .then(of(")"));
    }
}
