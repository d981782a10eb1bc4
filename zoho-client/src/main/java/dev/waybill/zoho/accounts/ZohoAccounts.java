package dev.waybill.zoho.accounts;

import dev.waybill.zoho.http.ConnectionSettings;
import dev.waybill.zoho.http.HttpCall;
import dev.waybill.zoho.http.NoAnswer;
import dev.waybill.zoho.http.ZohoHttp;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Fetches access tokens from Zoho Accounts. Every call is a refresh and counts against Zoho's limit: callers go through
 * {@link TokenKeeper}. Source: Zoho Creator facts 4.
 */
public final class ZohoAccounts implements AutoCloseable {

    private final ZohoHttp http;
    private final ClientCredentials credentials;
    private final InstantSource clock;

    /**
     * A client of one accounts server.
     *
     * @param accountsUrl accounts server of the client's data centre, for example {@code https://accounts.zoho.com}
     */
    public ZohoAccounts(
            Vertx vertx,
            URI accountsUrl,
            ClientCredentials credentials,
            ConnectionSettings settings,
            InstantSource clock) {
        // Tokens are fetched one at a time.
        this.http = new ZohoHttp(vertx, accountsUrl, settings.withPoolSize(1));
        this.credentials = credentials;
        this.clock = clock;
    }

    /** A new access token, each time it is subscribed to. Fails with an {@link AccountsFailure} only. */
    public Uni<AccessToken> refresh() {
        return Uni.createFrom().deferred(() -> {
            Instant askedAt = clock.instant();
            return http.send(this::call)
                    .onFailure(NoAnswer.class)
                    .transform(none -> new AccountsFailure.Unavailable(String.valueOf(none.getMessage())))
                    .map(answer -> AccountsAnswers.read(answer, askedAt));
        });
    }

    /** Parameters go in the body, since URLs are logged. */
    private HttpCall call() {
        return HttpCall.of(HttpMethod.POST, "/oauth/v2/token")
                .form("grant_type=refresh_token&client_id=" + HttpCall.encoded(credentials.clientId())
                        + "&client_secret=" + HttpCall.encoded(credentials.clientSecret())
                        + "&refresh_token=" + HttpCall.encoded(credentials.refreshToken()));
    }

    /** Closes the connections. */
    @Override
    public void close() {
        http.close();
    }
}
