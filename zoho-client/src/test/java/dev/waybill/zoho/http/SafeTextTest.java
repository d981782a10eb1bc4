package dev.waybill.zoho.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"917068482741", "+917068482741", "+91 70684 82741", "(070) 6848-2741", "7068482"})
    void phoneNumbersAreMasked(String number) {
        assertThat(SafeText.of("value " + number + " is taken"))
                .doesNotContainPattern("\\d{3}")
                .contains("[number]");
    }

    @Test
    void recordIdsStayReadable() {
        assertThat(SafeText.of("No record with ID 3888833000000114027 found"))
                .isEqualTo("No record with ID 3888833000000114027 found");
    }

    @Test
    void tokensAreMasked() {
        assertThat(SafeText.of("token 1000.8cb99dxxxxxxxxxxxxx9be93.9b8xxxxxxxxxxxxxxxf expired"))
                .isEqualTo("token [token] expired");
    }

    @Test
    void textIsOneLineAndCut() {
        assertThat(SafeText.of("a\r\n\tb")).isEqualTo("a b");
        assertThat(SafeText.of("x".repeat(5000))).isEqualTo("x".repeat(300) + "…");
    }

    @Test
    void halfOfAPairBecomesTheSignForIt() {
        assertThat(SafeText.of("a\ud800b")).isEqualTo("a\uFFFDb");
        assertThat(SafeText.of("x".repeat(299) + "🙂")).isEqualTo("x".repeat(299) + "\uFFFD…");
        assertThat(SafeText.of("🙂")).isEqualTo("🙂");
    }

    @Property
    void anyTextIsCutAndOnOneLine(@ForAll String text) {
        assertThat(SafeText.of(text)).hasSizeLessThanOrEqualTo(301).doesNotContain("\n", "\r", "\u0000");
    }
}
