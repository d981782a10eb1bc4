package dev.waybill.zoho.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.zoho.http.ConnectionSettings;
import dev.waybill.zoho.http.OddServer;
import dev.waybill.zoho.http.TestVertx;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZohoAccountsTest {

    private final SettableClock clock = new SettableClock();

    @Test
    void secretsGoInTheBodyAndNeverInTheAddress() {
        try (var server = OddServer.answering(
                200, Map.of("Content-Type", "application/json"), "{\"access_token\":\"1000.t\",\"expires_in\":3600}")) {
            AccessToken token = refresh(server, Duration.ofSeconds(10));

            assertThat(token.value()).isEqualTo("1000.t");
            assertThat(token.issuedAt()).isEqualTo(clock.instant());
            OddServer.Request request = server.requests().getFirst();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/oauth/v2/token");
            assertThat(request.query()).isEmpty();
            assertThat(request.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
            assertThat(request.body().split("&"))
                    .containsExactlyInAnyOrder(
                            "grant_type=refresh_token",
                            "client_id=client",
                            "client_secret=se%26cret",
                            "refresh_token=1000.refresh");
        }
    }

    @Test
    void errorInsideHttp200IsAFailure() {
        try (var server = OddServer.answering(200, Map.of(), "{\"error\":\"invalid_code\"}")) {
            assertThatExceptionOfType(AccountsFailure.Rejected.class)
                    .isThrownBy(() -> refresh(server, Duration.ofSeconds(10)));
        }
    }

    @Test
    void accessDeniedIsReadFromItsHttp400() {
        try (var server = OddServer.answering(400, Map.of(), "{\"error\":\"Access Denied\"}")) {
            assertThatExceptionOfType(AccountsFailure.TooManyRefreshes.class)
                    .isThrownBy(() -> refresh(server, Duration.ofSeconds(10)));
        }
    }

    @Test
    void silentServerIsUnavailable() {
        try (var server = OddServer.silent()) {
            assertThatExceptionOfType(AccountsFailure.Unavailable.class)
                    .isThrownBy(() -> refresh(server, Duration.ofMillis(300)))
                    .withMessageContaining("no answer in time");
        }
    }

    private AccessToken refresh(OddServer server, Duration readTimeout) {
        var settings = new ConnectionSettings(Duration.ofSeconds(5), readTimeout, 1, "waybill");
        var credentials = new ClientCredentials("client", "se&cret", "1000.refresh");
        try (var accounts = new ZohoAccounts(TestVertx.VERTX, server.url(), credentials, settings, clock)) {
            return accounts.refresh().await().atMost(Duration.ofSeconds(10));
        }
    }
}
