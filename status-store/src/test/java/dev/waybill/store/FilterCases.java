package dev.waybill.store;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.DocumentMember;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.filter.Field;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.Filter.Relation;
import dev.waybill.model.filter.Literal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * Documents and filters that meet each other often. Numbers stay within what both sides hold exactly: integers of 64
 * bits and decimals that a double names.
 */
public final class FilterCases {

    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "0",
            "1",
            "007",
            "1000000000",
            " ",
            "x y",
            "q\"uote",
            "back\\slash",
            "\uD83D\uDE00",
            "$",
            "[0]",
            "#-1",
            "'",
            "%",
            "\n");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "B",
            "sent",
            "%",
            "'",
            "\"",
            "\\",
            "{\"a\":1}",
            "[1]",
            "1",
            "0",
            "null",
            "true",
            "\uFB00",
            "\uFFFD",
            "\uD83D\uDE00",
            "\uD83D\uDE00z",
            "e\u0301",
            "\u00e9",
            "ab26f3a0-1d2c-4e5f-8a9b-0c1d2e3f4a5b",
            "wamid.1");
    private static final List<Number> NUMBERS = List.of(
            0,
            1,
            -1,
            2,
            7,
            1.0,
            1.5,
            0.1,
            -0.25,
            1e3,
            1000,
            1e-7,
            9007199254740993L,
            9007199254740992L,
            Long.MAX_VALUE,
            Long.MIN_VALUE + 1,
            -9007199254740993L,
            new BigDecimal("2.50"));
    private static final List<String> EXTREMES = List.of(
            "-2",
            "-1.5",
            "-1",
            "0",
            "0.5",
            "1",
            "1.5",
            "2",
            "1e30",
            "-1e30",
            "1e-30",
            "-1e-30",
            "1E+999999",
            "1E-999999");
    private static final List<String> STATUSES = List.of("sent", "delivered", "\uFB00", "\uD83D\uDE00");
    private static final List<Long> MILLIS = List.of(-2000L, -1500L, -1000L, -1L, 0L, 1L, 999L, 1000L, 1500L, 2000L);

    private FilterCases() {}

    /**
     * A document with its status object as the reference evaluation takes it.
     *
     * @param statusObject what the document's JSON says
     */
    public record Case(StatusDocument document, Map<String, ?> statusObject) {}

    /** Documents of few values. */
    public static Arbitrary<Case> documents() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 999),
                        messages(),
                        Arbitraries.of("ab26f3a0-1d2c-4e5f-8a9b-0c1d2e3f4a5b", "other")
                                .injectNull(0.6),
                        Arbitraries.of(STATUSES),
                        Arbitraries.of(TEXTS).injectNull(0.3),
                        Arbitraries.of(MILLIS).injectNull(0.2),
                        Arbitraries.of(true, false),
                        objects(3))
                .as((unique, message, queue, status, text, millis, synced, object) -> {
                    StatusEvent event = new StatusEvent(
                            id(unique, message, status),
                            message,
                            queue,
                            status,
                            text,
                            millis == null ? null : Instant.ofEpochMilli(millis),
                            Instant.ofEpochMilli(1000 + unique % 3),
                            synced);
                    LocalDate date = millis == null ? null : LocalDate.ofEpochDay(millis);
                    return new Case(
                            new StatusDocument(event, text, "a", json(object), TEXTS.get(unique % TEXTS.size()), date),
                            object);
                });
    }

    private static Arbitrary<String> messages() {
        return Arbitraries.of("wamid.1", "wamid.2", "\uD83D\uDE00").injectNull(0.2);
    }

    private static DocumentId id(int unique, @Nullable String message, String status) {
        return DocumentId.ofQueueCallback("queue " + unique, message, status);
    }

    /** Filters of all shapes. */
    public static Arbitrary<Filter> filters() {
        return filters(3);
    }

    /** That a member equals a value which documents have. */
    public static Arbitrary<Filter> equalities() {
        return documents()
                .flatMap(one -> Arbitraries.of(DocumentMember.class).map(member -> {
                    Object value = member.valueOf(one.document());
                    Literal literal = switch (value) {
                        case String text -> new Literal.Text(text);
                        case Boolean bool -> new Literal.Bool(bool);
                        case LocalDate day -> new Literal.Day(day);
                        case Instant time -> new Literal.Time(time);
                        case Long seconds -> new Literal.Number(BigDecimal.valueOf(seconds));
                        case null, default -> new Literal.Null();
                    };
                    return new Filter.Compare(new Field.Member(member), Relation.EQUAL, literal);
                }));
    }

    private static Arbitrary<Filter> filters(int depth) {
        if (depth == 0) {
            return conditions();
        }
        Arbitrary<Filter> inner = Arbitraries.lazy(() -> filters(depth - 1));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, conditions()),
                net.jqwik.api.Tuple.of(1, inner.list().ofMaxSize(3).map(Filter.And::new)),
                net.jqwik.api.Tuple.of(1, inner.list().ofMaxSize(3).map(Filter.Or::new)),
                net.jqwik.api.Tuple.of(2, inner.map(Filter.Not::new)));
    }

    private static Arbitrary<Filter> conditions() {
        return Arbitraries.oneOf(
                Combinators.combine(fields(), Arbitraries.of(Relation.values()), literals())
                        .as(Filter.Compare::new),
                Combinators.combine(fields(), literals().list().ofMaxSize(4)).as(Filter.In::new));
    }

    private static Arbitrary<Field> fields() {
        return Arbitraries.oneOf(
                Arbitraries.of(DocumentMember.class).map(Field.Member::new),
                Arbitraries.of(NAMES).list().ofMinSize(1).ofMaxSize(3).map(Field.StatusPath::new),
                Arbitraries.of("a", "b", "0", "1")
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(Field.StatusPath::new));
    }

    private static Arbitrary<Literal> literals() {
        return Arbitraries.oneOf(
                Arbitraries.of(TEXTS).map(Literal.Text::new),
                Arbitraries.of("delivered", "wamid.2", "other", "{}", "5f").map(Literal.Text::new),
                Combinators.combine(Arbitraries.integers().between(0, 9), messages(), Arbitraries.of(STATUSES))
                        .as((unique, message, status) ->
                                new Literal.Text(id(unique, message, status).hex())),
                Arbitraries.of(NUMBERS).map(n -> new Literal.Number(new BigDecimal(n.toString()))),
                Arbitraries.of(EXTREMES).map(n -> new Literal.Number(new BigDecimal(n))),
                Arbitraries.of(true, false).map(Literal.Bool::new),
                Arbitraries.of(Instant.ofEpochMilli(1001), Instant.ofEpochSecond(1, 500_000), Instant.MIN, Instant.MAX)
                        .map(Literal.Time::new),
                Arbitraries.of(MILLIS).map(day -> new Literal.Day(LocalDate.ofEpochDay(day))),
                Arbitraries.just(new Literal.Null()));
    }

    private static Arbitrary<Map<String, ?>> objects(int depth) {
        return Arbitraries.maps(
                        Arbitraries.oneOf(Arbitraries.of(NAMES), Arbitraries.of("a", "b", "0", "1")), values(depth))
                .ofMaxSize(4)
                .map(map -> map);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                Arbitraries.of(TEXTS).map(Object.class::cast),
                Arbitraries.of(NUMBERS).map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.just((Object) null));
        if (depth == 0) {
            return plain;
        }
        return Arbitraries.oneOf(
                plain,
                Arbitraries.lazy(() -> objects(depth - 1)).map(Object.class::cast),
                Arbitraries.lazy(() -> values(depth - 1).list().ofMaxSize(3)).map(Object.class::cast));
    }

    static String json(Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> quoted(text);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(e -> quoted((String) e.getKey()) + ":" + json(e.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(FilterCases::json).collect(Collectors.joining(",", "[", "]"));
            default -> value.toString();
        };
    }

    /** Escapes what must be, and one character that need not, so that both spellings are met. */
    private static String quoted(String text) {
        return Arrays.stream(text.split(""))
                .map(c -> switch (c) {
                    case "\"", "\\" -> "\\" + c;
                    case "\n" -> "\\n";
                    case "\uFB00" -> "\\ufb00";
                    default -> c;
                })
                .collect(Collectors.collectingAndThen(Collectors.joining(), s -> "\"" + s + "\""));
    }
}
