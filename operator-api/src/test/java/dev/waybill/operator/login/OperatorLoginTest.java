package dev.waybill.operator.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OperatorLoginTest {

    private static final String HASH = BcryptUtil.bcryptHash("right", 4);

    private final MutableClock clock = new MutableClock();
    private final Queue<Runnable> hashing = new ArrayDeque<>();
    private final OperatorLogin login = login("asha:" + HASH, hashing::add);

    @Test
    void theRightPasswordIsAccepted() {
        assertThat(check("asha", "right")).isEqualTo(new LoginOutcome.Accepted("asha"));
    }

    @Test
    void aGoodLogInIsRememberedForAMinute() {
        check("asha", "right");
        clock.advance(Duration.ofSeconds(59));
        assertThat(started("asha", "right").get()).isEqualTo(new LoginOutcome.Accepted("asha"));
        assertThat(hashing).isEmpty();

        clock.advance(Duration.ofSeconds(1));

        assertThat(started("asha", "right").get()).isNull();
        assertThat(hashing).hasSize(1);
    }

    @Test
    void aFailedLogInIsHashedEachTime() {
        check("asha", "wrong");
        started("asha", "wrong");

        assertThat(hashing).hasSize(1);
    }

    @Test
    void anUnknownNameIsHashedLikeAKnownOneAndRefusedEvenWithSomebodysPassword() {
        AtomicReference<LoginOutcome> outcome = started("nobody", "right");
        assertThat(hashing).hasSize(1);

        hashing.remove().run();

        assertThat(outcome.get()).isEqualTo(new LoginOutcome.Refused());
    }

    @Test
    void whatIsMissingIsRefusedAtOnceAndIsNoFailure() {
        for (int i = 0; i < 20; i++) {
            assertThat(started(null, "right").get()).isEqualTo(new LoginOutcome.Refused());
            assertThat(started("asha", null).get()).isEqualTo(new LoginOutcome.Refused());
        }
        assertThat(check("asha", "right")).isEqualTo(new LoginOutcome.Accepted("asha"));
    }

    @Test
    void aPasswordThatContinuesBehindItsEndIsRefused() {
        assertThat(started("asha", "right\0").get()).isEqualTo(new LoginOutcome.Refused());
        assertThat(started("asha", "right\0x").get()).isEqualTo(new LoginOutcome.Refused());
    }

    @Test
    void aThrottledAddressCannotUseTheMemoryToGuess() {
        check("asha", "right");
        for (int i = 0; i < 5; i++) {
            check("asha", "wrong");
        }

        assertThat(started("asha", "right").get()).isEqualTo(new LoginOutcome.Throttled(Duration.ofSeconds(1)));
    }

    @Test
    void aFullQueueIsToldAndIsNoFailure() {
        OperatorLogin full = login("asha:" + HASH, task -> {
            throw new RejectedExecutionException();
        });

        for (int i = 0; i < 20; i++) {
            assertThat(full.check("asha", "right", "address").await().indefinitely())
                    .isEqualTo(new LoginOutcome.Overloaded(Duration.ofSeconds(1)));
        }
    }

    @Test
    void nobodyLogsInWhenNobodyIsConfigured() {
        assertThat(login("", hashing::add)
                        .check("asha", "right", "address")
                        .await()
                        .indefinitely())
                .isEqualTo(new LoginOutcome.Refused());
    }

    private OperatorLogin login(String operators, Executor executor) {
        return new OperatorLogin(
                Operators.parse(operators),
                new FailureThrottle(clock),
                new RememberedLogins(clock, new SecureRandom()),
                executor);
    }

    private LoginOutcome check(String name, String password) {
        AtomicReference<LoginOutcome> outcome = started(name, password);
        hashing.forEach(Runnable::run);
        hashing.clear();
        return outcome.get();
    }

    private AtomicReference<LoginOutcome> started(String name, String password) {
        AtomicReference<LoginOutcome> outcome = new AtomicReference<>();
        login.check(name, password, "address").subscribe().with(outcome::set);
        return outcome;
    }
}
