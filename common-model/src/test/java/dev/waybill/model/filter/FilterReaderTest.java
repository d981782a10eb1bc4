package dev.waybill.model.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.model.document.DocumentMember;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterReaderTest {

    @Test
    void readsTheExampleOfTheProduct() {
        Filter filter = FilterReader.read(Map.of("recipient_id", Map.of("$in", List.of("9170"))));

        assertThat(filter)
                .isEqualTo(new Filter.In(
                        new Field.Member(DocumentMember.RECIPIENT_ID), List.of(new Literal.Text("9170"))));
    }

    @Test
    void anEmptyDocumentLetsEverythingThrough() {
        assertThat(FilterReader.read(Map.of())).isEqualTo(Filter.all());
    }

    @Test
    void readsAPathIntoTheStatusObject() {
        assertThat(FilterReader.read(Map.of("errors.0.code", Map.of("$gte", 131000))))
                .isEqualTo(new Filter.Compare(
                        new Field.StatusPath(List.of("errors", "0", "code")),
                        Filter.Relation.GREATER_OR_EQUAL,
                        new Literal.Number(BigDecimal.valueOf(131000))));
    }

    static List<Map<String, ?>> wrong() {
        Map<String, ?> nested = Map.of("status", "sent");
        for (int depth = 0; depth <= FilterReader.MAX_DEPTH; depth++) {
            nested = Map.of("$not", nested);
        }
        return List.of(
                Map.of("status", Map.of("$regex", "x")),
                Map.of("status", Map.of()),
                Map.of("status", 7),
                Map.of("nobody", "x"),
                Map.of("a..b", "x"),
                Map.of("$nor", List.of()),
                Map.of("$or", List.of()),
                Map.of("$or", List.of("x")),
                Map.of("$and", Map.of()),
                Map.of("$not", "x"),
                Map.of("updated", "true"),
                Map.of("web_date", "yesterday"),
                Map.of("web_timestamp", "noon"),
                Map.of("web_timestamp", "1e999999999"),
                Map.of("web_timestamp", "1".repeat(401)),
                Map.of("pricing.amount", new BigDecimal("1e-999999999")),
                Map.of("created_time", "2026-01-01"),
                Map.of("status", Map.of("$in", "sent")),
                Map.of("recipient_id", Map.of("$in", List.of(Map.of()))),
                Map.of("pricing.type", List.of("x")),
                Map.of("status", Map.of("$in", Collections.nCopies(FilterReader.MAX_CONDITIONS + 1, "x"))),
                nested);
    }

    @Test
    void countsTheValuesOfAListAndTheStepsOfAPath() {
        int most = FilterReader.MAX_CONDITIONS;
        String longest = "0.1.2.3.4.5.6.7.8.9.10.11.12.13.14.15";

        assertReads(Map.of("$or", Collections.nCopies(most, Map.of("status", "sent"))), true);
        assertReads(Map.of("$or", Collections.nCopies(most + 1, Map.of("status", "sent"))), false);
        assertReads(Map.of("status", Map.of("$nin", Collections.nCopies(most, "sent"))), true);
        assertReads(Map.of("$or", Collections.nCopies(most / 16, Map.of(longest, 1))), true);
        assertReads(Map.of("$or", Collections.nCopies(most / 16 + 1, Map.of(longest, 1))), false);
        assertReads(Map.of("errors.0.code", Map.of("$in", Collections.nCopies(most - 2, 1))), true);
        assertReads(Map.of("errors.0.code", Map.of("$in", Collections.nCopies(most - 1, 1))), false);
        assertReads(
                Map.of("$and", Collections.nCopies(most / 16 + 1, Map.of(longest, Map.of("$in", List.of())))), false);
        assertReads(Map.of("$and", Collections.nCopies(most + 1, Map.of("status", Map.of("$in", List.of())))), false);
        assertReads(Map.of("$and", Collections.nCopies(most + 1, Map.of())), false);
    }

    private static void assertReads(Map<String, ?> document, boolean readable) {
        if (readable) {
            assertThat(FilterReader.read(document)).isNotNull();
        } else {
            assertThatThrownBy(() -> FilterReader.read(document))
                    .isInstanceOf(FilterException.class)
                    .hasMessageContaining("at most 1000 conditions");
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesWhatIsWrongAndWhatIsAllowed(Map<String, ?> document) {
        assertThatThrownBy(() -> FilterReader.read(document))
                .isInstanceOfSatisfying(
                        FilterException.class,
                        e -> assertThat(e.getMessage()).contains(e.member()).hasSizeGreaterThan(20));
    }

    @Property
    void anyDocumentIsReadOrRefused(@ForAll("documents") Map<String, Object> document) {
        try {
            assertThat(FilterReader.read(document)).isNotNull();
        } catch (FilterException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<Map<String, Object>> documents() {
        Arbitrary<String> names = Arbitraries.of(
                "status",
                "web_date",
                "updated",
                "created_time",
                "web_timestamp",
                "errors.0.code",
                "$and",
                "$not",
                "$or",
                "$eq",
                "$in",
                "$nin",
                "$gt",
                "x");
        Arbitrary<Object> leaves = Arbitraries.<Object>of("sent", "2026-01-01", "2026-01-01T00:00:00Z", 1, 2.5, true)
                .injectNull(0.1);
        Arbitrary<Object> values = Arbitraries.lazyOf(
                () -> leaves,
                () -> leaves.list().ofMaxSize(2).map(l -> l),
                () -> documents().map(m -> m));
        return Combinators.combine(names, values).as((name, value) -> {
            Map<String, Object> map = new HashMap<>();
            map.put(name, value);
            return map;
        });
    }
}
