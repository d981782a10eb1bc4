package dev.waybill.sync.token;

import dev.waybill.engine.cell.ControlCell;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cell.Decision;
import dev.waybill.zoho.accounts.AccessToken;
import dev.waybill.zoho.accounts.AccountsFailure;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Believes {@code invalid_code} the second time, ten minutes later: Zoho has answered it by mistake. The first one is
 * kept in the store, so that no restart and no other replica asks sooner or begins anew. Source: product 3.2.
 */
final class InvalidCodes {

    private static final String ERROR = "invalid_code";
    private static final Duration CONFIRMED_AFTER = Duration.ofMinutes(10);

    /** An older one says nothing about the next. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final ControlCell<First> cell;
    private final String refreshToken;
    private final InstantSource clock;

    /** @param refreshToken tells one refresh token from another; not the token itself */
    InvalidCodes(ControlCells cells, String refreshToken, InstantSource clock) {
        this.cell = cells.cell("invalid-code", First.class, new First("", null));
        this.refreshToken = refreshToken;
        this.clock = clock;
    }

    /**
     * The first of a row.
     *
     * @param refreshToken which refresh token it was about
     * @param at when it came; absent if Zoho has given a token since
     */
    record First(String refreshToken, @Nullable Instant at) {}

    /** A refresh that is made unless a first answer waits to be confirmed. */
    Uni<AccessToken> around(Supplier<Uni<AccessToken>> refresh) {
        return cell.get().flatMap(first -> {
            Instant at = standing(first);
            Instant now = clock.instant();
            return at != null && now.isBefore(at.plus(CONFIRMED_AFTER))
                    ? Uni.createFrom().failure(unconfirmed(at))
                    : refresh.get()
                            .call(token -> forget())
                            .onFailure(AccountsFailure.Rejected.class)
                            .recoverWithUni(failure -> rejected(failure, at, now));
        });
    }

    private Uni<AccessToken> rejected(AccountsFailure.Rejected rejected, @Nullable Instant first, Instant now) {
        if (first != null || !rejected.error().equals(ERROR)) {
            return Uni.createFrom().failure(rejected);
        }
        return cell.update(before -> new First(refreshToken, now))
                .flatMap(kept -> Uni.createFrom().failure(unconfirmed(now)));
    }

    private static AccountsFailure unconfirmed(Instant first) {
        return new AccountsFailure.Unconfirmed(ERROR, first.plus(CONFIRMED_AFTER));
    }

    private Uni<Boolean> forget() {
        return cell.decide(before ->
                before.at() == null ? Decision.keep(false) : Decision.write(new First(refreshToken, null), true));
    }

    private @Nullable Instant standing(First first) {
        Instant at = first.at();
        Instant now = clock.instant();
        boolean counts = at != null
                && first.refreshToken().equals(refreshToken)
                && !at.isAfter(now)
                && at.isAfter(now.minus(LONGEST));
        return counts ? at : null;
    }
}
