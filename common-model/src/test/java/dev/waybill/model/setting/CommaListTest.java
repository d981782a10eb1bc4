package dev.waybill.model.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CommaListTest {

    @Property(tries = 300)
    void whatStandsAroundElementsDoesNotCount(
            @ForAll("words") List<String> words, @ForAll("blanks") String before, @ForAll("blanks") String behind) {
        String written =
                words.stream().map(word -> before + word + behind).collect(Collectors.joining(",", before, behind));

        assertThat(CommaList.of(written).elements()).isEqualTo(words);
    }

    @Test
    void emptyElementsDoNotCount() {
        assertThat(CommaList.of("a,, \u200b,b,").elements()).containsExactly("a", "b");
        assertThat(CommaList.of(" , ").elements()).isEmpty();
    }

    @Test
    void blanksInsideStay() {
        assertThat(CommaList.of(" a b ").elements()).containsExactly("a b");
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("+/=%$:-_.")
                .ofMinLength(1)
                .ofMaxLength(8)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.strings()
                .withChars(" \t\r\n\u00a0\u200b\u2060\ufeff\u3000")
                .ofMaxLength(3);
    }
}
