package dev.waybill.sync.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.operator.login.Operators;
import dev.waybill.sync.page.CookieValues.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieValuesTest {

    private static final String HASH = "$2a$04$" + "a".repeat(53);
    private static final String OTHER_HASH = "$2a$04$" + "b".repeat(53);
    private static final byte[] KEY = "a key of the console".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final CookieValues values = values("asha:" + HASH + ",bela:" + HASH, "");

    private static CookieValues values(String operators, String viewers) {
        return new CookieValues(Operators.of(operators, viewers), KEY);
    }

    @Test
    void aSessionIsReadAsItWasWritten() {
        Session session = new Session("asha", NOW.minusSeconds(60), NOW);

        assertThat(values.read(values.write(session), NOW)).contains(session);
    }

    @Test
    void aSessionEndsByTime() {
        String unused = values.write(new Session("asha", NOW, NOW));
        String longest = values.write(new Session("asha", NOW, NOW.plus(Duration.ofHours(12))));

        assertThat(values.read(unused, NOW.plus(CookieValues.IDLE))).isEmpty();
        assertThat(values.read(longest, NOW.plus(CookieValues.LONGEST))).isEmpty();
    }

    @Test
    void anotherPasswordAnotherRoleAndARemovedNameVoidBothCookies() {
        String session = values.write(new Session("asha", NOW, NOW));
        String browser = values.writeBrowser("asha");

        for (CookieValues changed : new CookieValues[] {
            values("asha:" + OTHER_HASH, ""), values("", "asha:" + HASH), values("bela:" + HASH, "")
        }) {
            assertThat(changed.read(session, NOW)).isEmpty();
            assertThat(changed.readBrowser(browser, "asha")).isEmpty();
        }
    }

    @Test
    void aBrowserIsKnownForItsNameAlone() {
        String browser = values.writeBrowser("asha");

        assertThat(values.readBrowser(browser, "asha")).isPresent();
        assertThat(values.readBrowser(browser, "bela")).isEmpty();
        assertThat(values.writeBrowser("asha")).isNotEqualTo(browser);
    }

    @Test
    void neitherCookieStandsForTheOther() {
        assertThat(values.read(values.writeBrowser("asha"), NOW)).isEmpty();
        assertThat(values.readBrowser(values.write(new Session("asha", NOW, NOW)), "asha"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "YXNoYQ", "YXNoYQ.1.1.x", "YXNoYQ.a.b.c", "*.1.1.1", "YXNoYQ.x.y"})
    void whatSomebodyMadeUpIsNobodys(String value) {
        assertThat(values.read(value, NOW)).isEmpty();
        assertThat(values.readBrowser(value, "asha")).isEmpty();
    }
}
