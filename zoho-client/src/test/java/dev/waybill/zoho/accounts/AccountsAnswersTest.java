package dev.waybill.zoho.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.zoho.http.HttpAnswer;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsAnswersTest {

    private static final Instant ASKED = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void tokenLivesFromTheMomentItWasAskedFor() {
        AccessToken token = read(200, """
                {"access_token":"1000.a.b","scope":"ZohoCreator.report.READ","api_domain":"https://www.zohoapis.eu",
                 "token_type":"Bearer","expires_in":3600}""");

        assertThat(token.value()).isEqualTo("1000.a.b");
        assertThat(token.issuedAt()).isEqualTo(ASKED);
        assertThat(token.expiresAt()).isEqualTo(ASKED.plusSeconds(3600));
        assertThat(token.refreshAt()).isEqualTo(ASKED.plus(Duration.ofMinutes(55)));
        assertThat(token.apiDomain()).contains(URI.create("https://www.zohoapis.eu"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.zohoapis.eu,https://www.zohoapis.com/,www.zohoapis.eu",
        "https://www.zohoapis.eu,https://WWW.zohoapis.eu:443,",
        "not an address,https://www.zohoapis.eu,",
        "mailto:a,https://www.zohoapis.eu,"
    })
    void anotherApiHostThanTheOneThatIsCalledIsNamed(String told, String called, @Nullable String other) {
        AccessToken token = read(200, "{\"access_token\":\"t\",\"api_domain\":\"" + told + "\"}");

        assertThat(token.otherApiHost(URI.create(called))).isEqualTo(Optional.ofNullable(other));
    }

    @Test
    void tokenCountsWhateverTheHttpStatus() {
        assertThat(read(400, "{\"access_token\":\"1000.a.b\"}").value()).isEqualTo("1000.a.b");
    }

    @Test
    void tokenThatNoHeaderCanCarryIsNone() {
        for (String odd : List.of("a\\r\\nX: y", "\\u00e9", "x".repeat(5_000_000))) {
            assertThat(catchThrowableOfType(
                            AccountsFailure.Unavailable.class, () -> read(200, "{\"access_token\":\"" + odd + "\"}")))
                    .hasMessageContaining("no call can carry")
                    .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(200));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"expires_in\":60',60",
        "'\"expires_in\":\"60\"',60",
        "'\"expires_in\":3600000',3600",
        "'\"expires_in\":-1',3600",
        "'\"x\":1',3600"
    })
    void lifeIsSecondsAndNeverLongerThanAnHour(String member, long seconds) {
        assertThat(read(200, "{\"access_token\":\"t\"," + member + "}").expiresAt())
                .isEqualTo(ASKED.plusSeconds(seconds));
    }

    @Test
    void shortLivedTokenIsNotRefreshedAtOnce() {
        assertThat(read(200, "{\"access_token\":\"t\",\"expires_in\":120}").refreshAt())
                .isEqualTo(ASKED.plusSeconds(110));
    }

    @ParameterizedTest
    @CsvSource({"invalid_code,refresh token", "invalid_client,multi DC", "invalid_client_secret,client secret"})
    void wrongCredentialsAreRejectedWithWhatToDo(String error, String hint) {
        var failure =
                catchThrowableOfType(AccountsFailure.Rejected.class, () -> read(200, "{\"error\":\"" + error + "\"}"));

        assertThat(failure.error()).isEqualTo(error);
        assertThat(failure).hasMessageContaining(hint);
    }

    @Test
    void accessDeniedIsWaitedOutForTenMinutes() {
        var failure = catchThrowableOfType(
                AccountsFailure.TooManyRefreshes.class,
                () -> read(
                        400,
                        "{\"error\":\"Access Denied\",\"error_description\":\"You have made too many requests\"}"));

        assertThat(failure.tryAgainAt()).isEqualTo(ASKED.plus(Duration.ofMinutes(10)));
    }

    @Test
    void plain429IsWaitedOutToo() {
        assertThatExceptionOfType(AccountsFailure.TooManyRefreshes.class).isThrownBy(() -> read(429, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>502</html>",
                "{}",
                "[]",
                "null",
                "{\"error\":\"general_error\"}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":null}",
                "{\"access_token\":\"a\"} x"
            })
    void anythingElseIsUnavailable(String body) {
        assertThatExceptionOfType(AccountsFailure.Unavailable.class).isThrownBy(() -> read(502, body));
    }

    @Property
    void anyTextIsATokenOrAFailureOfOurs(@ForAll @IntRange(min = 100, max = 599) int status, @ForAll String body) {
        try {
            assertThat(read(status, body).value()).isNotBlank();
        } catch (AccountsFailure expected) {
            assertThat(expected).hasMessageStartingWith("Zoho Accounts");
        }
    }

    private static AccessToken read(int status, String body) {
        return AccountsAnswers.read(new HttpAnswer(status, Map.of(), Buffer.buffer(body)), ASKED);
    }
}
