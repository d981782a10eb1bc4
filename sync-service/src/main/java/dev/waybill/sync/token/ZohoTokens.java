package dev.waybill.sync.token;

import dev.waybill.engine.cell.ControlCells;
import dev.waybill.store.MachineRefreshes;
import dev.waybill.zoho.accounts.AccessToken;
import dev.waybill.zoho.accounts.AccountsFailure;
import dev.waybill.zoho.accounts.ClientCredentials;
import dev.waybill.zoho.accounts.TokenKeeper;
import dev.waybill.zoho.accounts.ZohoAccounts;
import dev.waybill.zoho.http.ConnectionSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** The access token for this replica's calls, and what is known of it. */
@Singleton
public class ZohoTokens {

    private final ZohoAccounts accounts;
    private final TokenKeeper keeper;
    private final Clock clock;
    private volatile TokenState state = TokenState.NONE;

    ZohoTokens(
            Vertx vertx,
            ZohoConfig config,
            ControlCells cells,
            MachineRefreshes machine,
            MeterRegistry registry,
            Clock clock) {
        ClientCredentials credentials =
                new ClientCredentials(config.clientId(), config.clientSecret(), config.refreshToken());
        this.accounts = new ZohoAccounts(
                vertx,
                config.accountsUrl(),
                credentials,
                new ConnectionSettings(config.connectTimeout(), config.readTimeout(), 1, config.userAgent()),
                clock);
        this.keeper = new TokenKeeper(
                () -> counted(accounts.refresh(), registry),
                new ControlRefreshLog(cells).and(machine.of(credentials)),
                clock);
        this.clock = clock;
        refreshes(true, registry);
        refreshes(false, registry);
    }

    private static Uni<AccessToken> counted(Uni<AccessToken> refresh, MeterRegistry registry) {
        return refresh.onItemOrFailure()
                .invoke((token, failure) -> refreshes(failure == null, registry).increment());
    }

    private static Counter refreshes(boolean succeeded, MeterRegistry registry) {
        return Counter.builder("waybill.sync.token.refreshes")
                .description("Access tokens asked of Zoho Accounts")
                .tag("outcome", succeeded ? "refreshed" : "failed")
                .register(registry);
    }

    /** A token that Zoho accepts, as far as we know. Fails with an {@link AccountsFailure}. */
    public Uni<AccessToken> current() {
        return keeper.current()
                .invoke(token -> state = new TokenState(Optional.of(token.expiresAt()), Optional.empty()))
                .onFailure(AccountsFailure.class)
                .invoke(failure ->
                        state = new TokenState(Optional.empty(), Optional.of(String.valueOf(failure.getMessage()))));
    }

    /** Drops a token that Zoho refused. */
    public void invalidate(AccessToken refused) {
        keeper.invalidate(refused);
        state = TokenState.NONE;
    }

    /** What is known of the token, never the token. */
    public TokenState state() {
        TokenState seen = state;
        return seen.expiresAt().filter(end -> !clock.instant().isBefore(end)).isPresent() ? TokenState.NONE : seen;
    }

    @PreDestroy
    void close() {
        accounts.close();
    }
}
