package dev.waybill.ingest.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ingest.json.InvalidJsonException;
import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonReader;
import dev.waybill.ingest.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutJsonTest {

    @Property(tries = 500)
    void neverTakesMoreThanItMay(@ForAll("values") Json value, @ForAll @IntRange(min = 64, max = 400) int most) {
        assertThat(bytes(CutJson.copy(value, most))).isLessThanOrEqualTo(most);
    }

    @Property(tries = 300)
    void leavesWhatFitsAsItIs(@ForAll("values") Json value) {
        int generous = 8 * bytes(value) + 64;

        assertThat(CutJson.copy(value, generous)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"        | "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…[cut]"
                    {"a":1,"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa":2}  | {"a":1,"…[cut]":true}
                    [1111111,1111111,1111111,1111111,1111111,1111111,1111111]    | [1111111,1111111,1111111,1111111,"…[cut]"]
                    {"a":[["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],2],"b":3} | {"a":[["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…[cut]"]]}
                    1111111111111111111111111111111111111111111111111111111      | "…[cut]"
                    """)
    void marksOnceWhereItCuts(String value, String cut) throws InvalidJsonException {
        assertThat(JsonWriter.write(CutJson.copy(JsonReader.read(value), 63))).isEqualTo(cut);
    }

    @Provide
    Arbitrary<Json> values() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("a\"\\\n\u0001äह")
                .ofMaxLength(60)
                .flatMap(text -> Arbitraries.of(text, text + "😀", "😀" + text));
        Arbitrary<Json> leaves = Arbitraries.oneOf(
                texts.map(Json.Text::new),
                Arbitraries.integers().map(number -> new Json.Num(number.toString())),
                Arbitraries.of(new Json.Bool(true), new Json.Bool(false), new Json.Null()));
        return Arbitraries.recursive(
                () -> leaves,
                parts -> Arbitraries.oneOf(
                        parts.list().ofMaxSize(6).map(Json.Arr::new),
                        Arbitraries.maps(texts, parts).ofMaxSize(6).map(map -> {
                            SequencedMap<String, Json> members = new LinkedHashMap<>(map);
                            return new Json.Obj(members);
                        })),
                0,
                3);
    }

    private static int bytes(Json value) {
        return JsonWriter.write(value).getBytes(StandardCharsets.UTF_8).length;
    }
}
