package dev.waybill.sandbox.creator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.DateTimes;

class CriteriaPropertiesTest {

    private static final CriteriaMatcher MATCHER = new CriteriaMatcher(true);

    @Property
    void whatIsPrintedIsReadBack(@ForAll("criteria") Criterion criterion) {
        assertThat(read(print(criterion))).isEqualTo(criterion);
    }

    @Property
    void anyTextIsReadOrRefusedButNeverBreaksTheParser(@ForAll("scraps") String text) {
        try {
            assertThat(read(text)).isNotNull();
        } catch (BadCriteria refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Property
    void aTextEqualsItselfWhateverItHolds(@ForAll String text) {
        Criterion equal = read("A == " + quoted(text));
        Criterion different = read("A != " + quoted(text));

        assertThat(MATCHER.matches(equal, field -> text)).isTrue();
        assertThat(MATCHER.matches(different, field -> text)).isFalse();
    }

    @Property
    void bothIsNotNeitherIsNot(
            @ForAll("criteria") Criterion left, @ForAll("criteria") Criterion right, @ForAll("values") String value) {
        String both = "!((" + print(left) + ") && (" + print(right) + "))";
        String either = "!(" + print(left) + ") || !(" + print(right) + ")";

        assertThat(MATCHER.matches(read(both), field -> value))
                .isEqualTo(MATCHER.matches(read(either), field -> value));
    }

    @Property
    void numbersCompareAsNumbers(@ForAll int field, @ForAll int literal) {
        assertThat(MATCHER.matches(read("A < " + literal), name -> Integer.toString(field)))
                .isEqualTo(field < literal);
        assertThat(MATCHER.matches(read("A >= " + literal), name -> Integer.toString(field)))
                .isEqualTo(field >= literal);
        assertThat(MATCHER.matches(read("A == " + literal), name -> field + ".0"))
                .isEqualTo(field == literal);
    }

    @Provide
    Arbitrary<Criterion> criteria() {
        return nested(2);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("", "sent", "5", "true", "21-Nov-2026 22:45:03");
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(
                        "A",
                        "==",
                        "!=",
                        "<",
                        "&&",
                        "||",
                        "!",
                        "(",
                        ")",
                        "\"x\"",
                        "'21-Nov-2026 22:45:03'",
                        "5",
                        "null",
                        ".contains",
                        "\"",
                        "'",
                        "\\",
                        " ",
                        "é",
                        "-")
                .list()
                .ofMaxSize(12)
                .map(scraps -> String.join("", scraps));
    }

    private Arbitrary<Criterion> nested(int depth) {
        if (depth == 0) {
            return conditions();
        }
        Arbitrary<Criterion> inner = nested(depth - 1);
        Arbitrary<List<Criterion>> parts = inner.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                conditions(),
                inner.map(Criterion.Not::new),
                parts.map(Criterion.All::new),
                parts.map(Criterion.Any::new));
    }

    private Arbitrary<Criterion> conditions() {
        Arbitrary<Criterion> equal = Combinators.combine(
                        Arbitraries.of(Criterion.Operator.EQUAL, Criterion.Operator.NOT_EQUAL), literals())
                .as((operator, literal) -> new Criterion.Compare("A", operator, literal));
        Arbitrary<Criterion> ordered = Combinators.combine(Arbitraries.of(Criterion.Operator.class), numbers())
                .as((operator, number) -> new Criterion.Compare("A", operator, new Literal.Numeric(number)));
        Arbitrary<Criterion> searched = Combinators.combine(
                        Arbitraries.of(Criterion.SearchKind.class), Arbitraries.strings())
                .as((kind, text) -> new Criterion.Search("A", kind, text));
        return Arbitraries.oneOf(equal, ordered, searched);
    }

    private static Arbitrary<BigDecimal> numbers() {
        BigDecimal large = BigDecimal.TEN.pow(30);
        return Arbitraries.bigDecimals().between(large.negate(), large).ofScale(6);
    }

    private static Arbitrary<Literal> literals() {
        return Arbitraries.oneOf(
                Arbitraries.strings().map(Literal.Text::new),
                numbers().map(Literal.Numeric::new),
                Arbitraries.of(true, false).map(Literal.Decision::new),
                Arbitraries.just(new Literal.Empty()),
                DateTimes.dateTimes()
                        .between(LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.of(2100, 1, 1, 0, 0))
                        .map(Literal.Moment::new));
    }

    private static Criterion read(String criteria) {
        return CriteriaParser.parse(criteria, name -> name.equals("A"));
    }

    private static String print(Criterion criterion) {
        return switch (criterion) {
            case Criterion.All(var parts) ->
                parts.stream().map(part -> "(" + print(part) + ")").collect(Collectors.joining(" && "));
            case Criterion.Any(var parts) ->
                parts.stream().map(part -> "(" + print(part) + ")").collect(Collectors.joining("||"));
            case Criterion.Not(var inner) -> "!(" + print(inner) + ")";
            case Criterion.Compare(var field, var operator, var literal) -> field + operator.symbol() + print(literal);
            case Criterion.Search(var field, var kind, var text) ->
                field + "." + kind.function() + "(" + quoted(text) + ")";
        };
    }

    private static String print(Literal literal) {
        return switch (literal) {
            case Literal.Text(var text) -> quoted(text);
            case Literal.Numeric(BigDecimal number) -> number.toPlainString();
            case Literal.Decision(var decision) -> String.valueOf(decision);
            case Literal.Moment(var moment) -> "'" + CreatorDates.format(moment) + "'";
            case Literal.Empty() -> "null";
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
