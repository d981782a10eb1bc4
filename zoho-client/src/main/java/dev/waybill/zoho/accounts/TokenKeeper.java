package dev.waybill.zoho.accounts;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one access token fresh for everybody. The token is reused until shortly before its end; then one refresh serves
 * all who ask meanwhile. A failed refresh leaves the old token in use until it really ends, and is not repeated at
 * once. Source: Zoho Creator facts 4.2, 4.3, 4.4.
 */
public final class TokenKeeper {

    /** Ten failed refreshes in a row then take ten minutes, which is as many as Zoho takes. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final Supplier<Uni<AccessToken>> request;
    private final TokenRefreshLog refreshLog;
    private final InstantSource clock;

    // All three guarded by this; held for a few assignments only, never over a call to the outside.
    private @Nullable AccessToken held;
    private @Nullable Uni<AccessToken> inFlight;
    private @Nullable Pause pause;

    /**
     * A keeper that holds nothing yet.
     *
     * @param request asks Zoho for a token, as {@link ZohoAccounts#refresh()} does
     * @param refreshLog must grant each refresh before it is made
     */
    public TokenKeeper(Supplier<Uni<AccessToken>> request, TokenRefreshLog refreshLog, InstantSource clock) {
        this.request = request;
        this.refreshLog = refreshLog;
        this.clock = clock;
    }

    /** A token that Zoho accepts, as far as we know. Fails with an {@link AccountsFailure}. */
    public Uni<AccessToken> current() {
        return Uni.createFrom().deferred(() -> currentAt(clock.instant()));
    }

    /** Drops a token that Zoho refused (code 1030). One that was replaced meanwhile is none of our business. */
    public synchronized void invalidate(AccessToken refused) {
        if (held != null && held.value().equals(refused.value())) {
            held = null;
        }
    }

    private synchronized Uni<AccessToken> currentAt(Instant now) {
        if (held != null && now.isBefore(held.refreshAt())) {
            return Uni.createFrom().item(held);
        }
        if (inFlight != null) {
            return inFlight;
        }
        if (pause != null && now.isBefore(pause.until())) {
            return heldOr(pause.failure(), now);
        }
        inFlight = refresh(now);
        return inFlight;
    }

    /** Starts when first subscribed to, and runs to its end even if that caller gives up. */
    private Uni<AccessToken> refresh(Instant now) {
        return Uni.createFrom()
                .deferred(() -> refreshLog.tryRefresh(now))
                .onItem()
                .transformToUni(closedUntil -> closedUntil.isPresent()
                        ? Uni.createFrom().<AccessToken>failure(new AccountsFailure.TooManyRefreshes(closedUntil.get()))
                        : request.get())
                .invoke(this::keep)
                .onFailure()
                .recoverWithUni(this::fallBack)
                .memoize()
                .indefinitely();
    }

    private synchronized void keep(AccessToken fresh) {
        held = fresh;
        inFlight = null;
        pause = null;
    }

    private synchronized Uni<AccessToken> fallBack(Throwable cause) {
        Instant now = clock.instant();
        AccountsFailure failure = cause instanceof AccountsFailure known
                ? known
                : new AccountsFailure.Unavailable(
                        "the refresh broke with " + cause.getClass().getSimpleName());
        inFlight = null;
        pause = new Pause(failure, pauseEnd(failure, now));
        return heldOr(failure, now);
    }

    private static Instant pauseEnd(AccountsFailure failure, Instant now) {
        return switch (failure) {
            case AccountsFailure.TooManyRefreshes blocked -> blocked.tryAgainAt();
            case AccountsFailure.Unconfirmed once -> once.tryAgainAt();
            default -> now.plus(PAUSE_AFTER_FAILURE);
        };
    }

    private Uni<AccessToken> heldOr(AccountsFailure failure, Instant now) {
        return held != null && held.livesAt(now)
                ? Uni.createFrom().item(held)
                : Uni.createFrom().failure(failure);
    }

    private record Pause(AccountsFailure failure, Instant until) {}
}
