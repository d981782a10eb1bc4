package dev.waybill.sandbox;

import static dev.waybill.sandbox.Caller.REFRESH;
import static dev.waybill.sandbox.Caller.REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest extends SandboxTest {

    private static final String CODE =
            "grant_type=authorization_code&client_id=sandbox&client_secret=sandbox&code=sandbox-code";

    @Test
    void aRefreshGivesATokenForAnHourAndNoRefreshToken() {
        Reply reply = caller.issue();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("access_token").asText()).startsWith("1000.");
        assertThat(reply.json().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(reply.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(reply.json().path("api_domain").asText()).startsWith("http://127.0.0.1:");
        assertThat(reply.json().path("scope").asText()).contains("ZohoCreator.report.UPDATE");
        assertThat(reply.json().has("refresh_token")).isFalse();
    }

    @Test
    void parametersMayStandInTheQuery() {
        assertThat(caller.post("/oauth/v2/token?" + REFRESH, "").json().has("access_token"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "client_id=sandbox, client_id=other, invalid_client",
        "client_secret=sandbox, client_secret=other, invalid_client_secret",
        "refresh_token=sandbox-refresh, refresh_token=other, invalid_code",
        "grant_type=refresh_token, grant_type=password, unsupported_grant_type"
    })
    void anErrorIsHttp200(String right, String wrong, String error) {
        Reply reply = caller.form("/oauth/v2/token", REFRESH.replace(right, wrong));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @Test
    void theEleventhTokenInTenMinutesIsDenied() {
        for (int token = 2; token <= 10; token++) {
            assertThat(caller.issue().json().has("access_token")).isTrue();
        }
        Reply denied = caller.issue();
        assertThat(denied.status()).isEqualTo(400);
        assertThat(denied.json().path("error").asText()).isEqualTo("Access Denied");

        CLOCK.move(Duration.ofMinutes(10));
        assertThat(caller.issue().json().has("access_token")).isTrue();
    }

    @Test
    void aCodeIsGoodOnce() {
        assertThat(caller.form("/oauth/v2/token", CODE)
                        .json()
                        .path("refresh_token")
                        .asText())
                .isEqualTo("sandbox-refresh");
        assertThat(caller.form("/oauth/v2/token", CODE).text()).isEqualTo("{\"error\":\"invalid_code\"}");
    }

    @Test
    void aRevokedRefreshTokenIsNoGoodAndNeitherAreItsTokens() {
        assertThat(caller.post("/oauth/v2/token/revoke?token=sandbox-refresh", "")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("success");

        assertThat(caller.issue().text()).isEqualTo("{\"error\":\"invalid_code\"}");
        assertThat(caller.get(REPORT).verdict()).isEqualTo("401/1030");
    }
}
