package dev.waybill.zoho.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TokenKeeperTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock();
    private final List<UniEmitter<? super AccessToken>> requests = new CopyOnWriteArrayList<>();
    private final MemoryRefreshLog refreshLog = new MemoryRefreshLog();
    private final TokenKeeper keeper =
            new TokenKeeper(() -> Uni.createFrom().<AccessToken>emitter(requests::add), refreshLog, clock);

    @Test
    void tokenIsReusedUntilFiveMinutesBeforeItsEnd() {
        AccessToken first = holdToken("first");
        clock.advance(Duration.ofMinutes(55).minusSeconds(1));

        ask().assertItem(first);
        assertThat(requests).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        var caller = ask();
        AccessToken second = token("second");
        requests.get(1).complete(second);
        caller.assertItem(second);
        ask().assertItem(second);
    }

    @Test
    void oneRefreshServesAllWhoAskMeanwhile() {
        var callers = List.of(ask(), ask(), ask());

        assertThat(requests).hasSize(1);
        AccessToken fresh = token("shared");
        requests.get(0).complete(fresh);
        callers.forEach(caller -> caller.assertItem(fresh));
    }

    @Test
    void callersOnManyThreadsShareOneRefresh() throws InterruptedException {
        int callers = 16;
        var barrier = new CyclicBarrier(callers);
        List<UniAssertSubscriber<AccessToken>> waiting = new CopyOnWriteArrayList<>();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            Callable<Boolean> asking = () -> {
                barrier.await();
                return waiting.add(ask());
            };
            assertThat(threads.invokeAll(Collections.nCopies(callers, asking)))
                    .allSatisfy(asked -> assertThat(asked).succeedsWithin(Duration.ofSeconds(5)));
        }

        assertThat(requests).hasSize(1);
        assertThat(waiting).hasSize(callers);
        AccessToken fresh = token("shared");
        requests.get(0).complete(fresh);
        waiting.forEach(caller -> caller.assertItem(fresh));
    }

    @Test
    void callerWhoGivesUpDoesNotTakeTheRefreshFromTheOthers() {
        var impatient = ask();
        impatient.cancel();
        var patient = ask();

        assertThat(requests).hasSize(1);
        AccessToken fresh = token("shared");
        requests.get(0).complete(fresh);
        patient.assertItem(fresh);
    }

    @Test
    void oldTokenServesUntilItEndsWhenTheRefreshFails() {
        AccessToken first = holdToken("first");
        clock.advance(Duration.ofMinutes(56));
        var caller = ask();
        requests.get(1).fail(new AccountsFailure.Unavailable("HTTP 502"));

        caller.assertItem(first);
        ask().assertItem(first);
        assertThat(requests).as("no second try within the minute").hasSize(2);

        clock.advance(Duration.ofMinutes(4));
        var late = ask();
        requests.get(2).fail(new AccountsFailure.Unavailable("HTTP 502"));
        late.assertFailedWith(AccountsFailure.Unavailable.class);
    }

    @Test
    void failedRefreshIsRepeatedAfterAMinuteOnly() {
        var first = ask();
        requests.get(0).fail(new AccountsFailure.Rejected("invalid_code", "make a new one"));
        first.assertFailedWith(AccountsFailure.Rejected.class);

        clock.advance(Duration.ofSeconds(59));
        ask().assertFailedWith(AccountsFailure.Rejected.class);
        assertThat(requests).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        var again = ask();
        AccessToken fresh = token("cured");
        requests.get(1).complete(fresh);
        again.assertItem(fresh);
    }

    @Test
    void blockByZohoIsWaitedOut() {
        var first = ask();
        requests.get(0)
                .fail(new AccountsFailure.TooManyRefreshes(clock.instant().plus(Duration.ofMinutes(10))));
        first.assertFailedWith(AccountsFailure.TooManyRefreshes.class);

        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        ask().assertFailedWith(AccountsFailure.TooManyRefreshes.class);
        assertThat(requests).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        ask();
        assertThat(requests).hasSize(2);
    }

    @Test
    void refusedTokenIsDroppedAndReplacedOnce() {
        AccessToken refused = holdToken("refused");

        keeper.invalidate(refused);
        var caller = ask();
        AccessToken second = token("second");
        requests.get(1).complete(second);
        caller.assertItem(second);

        keeper.invalidate(refused);
        ask().assertItem(second);
        assertThat(requests).hasSize(2);
    }

    @Test
    void refusedTokenIsNoFallback() {
        AccessToken refused = holdToken("refused");
        clock.advance(Duration.ofMinutes(56));
        var caller = ask();
        keeper.invalidate(refused);

        requests.get(1).fail(new AccountsFailure.Unavailable("HTTP 502"));

        caller.assertFailedWith(AccountsFailure.Unavailable.class);
    }

    @Test
    void eleventhRefreshInTenMinutesIsNotMade() {
        var start = clock.instant();
        for (int i = 0; i < 10; i++) {
            keeper.invalidate(holdToken("token" + i));
        }

        var failure = ask().getFailure();

        assertThat(failure)
                .isInstanceOfSatisfying(
                        AccountsFailure.TooManyRefreshes.class,
                        refused -> assertThat(refused.tryAgainAt()).isEqualTo(start.plus(RefreshWindow.SPAN)));
        assertThat(requests).hasSize(10);
        clock.advance(RefreshWindow.SPAN);
        ask();
        assertThat(requests).hasSize(11);
    }

    @Test
    void brokenRefreshLogIsAFailureLikeAnyOther() {
        var broken = new TokenKeeper(
                () -> Uni.createFrom().nothing(),
                now -> Uni.createFrom().failure(new IllegalStateException("secret detail")),
                clock);

        var failure = broken.current()
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .getFailure();

        assertThat(failure)
                .isInstanceOf(AccountsFailure.Unavailable.class)
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("secret");
    }

    private UniAssertSubscriber<AccessToken> ask() {
        return keeper.current().subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private AccessToken holdToken(String value) {
        var caller = ask();
        AccessToken fresh = token(value);
        requests.getLast().complete(fresh);
        caller.assertItem(fresh);
        return fresh;
    }

    private AccessToken token(String value) {
        return new AccessToken(value, clock.instant(), clock.instant().plus(HOUR), Optional.empty());
    }
}
