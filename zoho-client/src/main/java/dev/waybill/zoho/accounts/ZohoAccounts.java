package dev.waybill.zoho.accounts;

import dev.waybill.zoho.http.ConnectionSettings;
import dev.waybill.zoho.http.HttpAnswer;
import dev.waybill.zoho.http.NoAnswer;
import dev.waybill.zoho.http.RestClients;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Fetches access tokens from Zoho Accounts. Every call is a refresh and counts against Zoho's limit: callers go through
 * {@link TokenKeeper}. Source: Zoho Creator facts 4.
 */
public final class ZohoAccounts implements AutoCloseable {

    private final AccountsApi api;
    private final ClientCredentials credentials;
    private final InstantSource clock;

    /**
     * A client of one accounts server; needs a running Quarkus application.
     *
     * @param accountsUrl accounts server of the client's data centre, for example {@code https://accounts.zoho.com}
     */
    public ZohoAccounts(
            URI accountsUrl, ClientCredentials credentials, ConnectionSettings settings, InstantSource clock) {
        this.api = RestClients.build(AccountsApi.class, accountsUrl, settings);
        this.credentials = credentials;
        this.clock = clock;
    }

    /** A new access token, each time it is subscribed to. Fails with an {@link AccountsFailure} only. */
    public Uni<AccessToken> refresh() {
        return Uni.createFrom().deferred(() -> {
            Instant askedAt = clock.instant();
            return api.token(
                            "refresh_token",
                            credentials.clientId(),
                            credentials.clientSecret(),
                            credentials.refreshToken())
                    .map(HttpAnswer::of)
                    .onFailure()
                    .transform(failure ->
                            new AccountsFailure.Unavailable(NoAnswer.of(failure).seen()))
                    .map(answer -> AccountsAnswers.read(answer, askedAt));
        });
    }

    /** Closes the connections. */
    @Override
    public void close() {
        try {
            api.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
