package dev.waybill.sync.token;

import dev.waybill.engine.cell.ControlCells;
import dev.waybill.store.MachineRefreshes;
import dev.waybill.zoho.accounts.AccessToken;
import dev.waybill.zoho.accounts.AccountsFailure;
import dev.waybill.zoho.accounts.ClientCredentials;
import dev.waybill.zoho.accounts.TokenKeeper;
import dev.waybill.zoho.accounts.ZohoAccounts;
import dev.waybill.zoho.http.ConnectionSettings;
import dev.waybill.zoho.http.SafeText;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The access token for this replica's calls, and what is known of it. */
@Singleton
public class ZohoTokens {

    private final ZohoAccounts accounts;
    private final TokenKeeper keeper;
    private final Clock clock;
    private final URI apiUrl;
    private volatile TokenState state = TokenState.NONE;
    private volatile String lastRefused = "";
    private volatile String otherAddress = "";

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
        InvalidCodes invalidCodes = new InvalidCodes(cells, credentials.fingerprint(), clock);
        this.keeper = new TokenKeeper(
                () -> invalidCodes.around(() -> counted(accounts.refresh().invoke(this::compare), registry)),
                new ControlRefreshLog(cells).and(machine.of(credentials)),
                clock);
        this.clock = clock;
        this.apiUrl = config.apiUrl();
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

    /** Zoho took the token of a call. */
    public void accepted() {
        lastRefused = "";
    }

    /** Drops a token that Zoho refused. Returns whether another was refused before it and none accepted since. */
    public boolean refused(AccessToken refused) {
        keeper.invalidate(refused);
        state = TokenState.NONE;
        String before = lastRefused;
        lastRefused = refused.value();
        return !before.isEmpty() && !before.equals(refused.value());
    }

    /** Another address is told and never called: whoever can change an answer could have the token sent to it. */
    private void compare(AccessToken token) {
        String told = token.otherApiHost(apiUrl)
                .map(host -> "Zoho says that the API of this account is at " + SafeText.of(host)
                        + ", and WAYBILL_ZOHO_API_URL is " + apiUrl
                        + ": set it to the address of the account's own data centre")
                .orElse("");
        if (!told.isEmpty() && !told.equals(otherAddress)) {
            Log.warn(told);
        }
        otherAddress = told;
    }

    /** What Zoho says about the API's address if it is another than the configured one. */
    public Optional<String> otherAddress() {
        return Optional.of(otherAddress).filter(told -> !told.isEmpty());
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
