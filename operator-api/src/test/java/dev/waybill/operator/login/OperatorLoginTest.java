package dev.waybill.operator.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCrypt;

class OperatorLoginTest {

    private static final String HASH = BCrypt.hashpw("right", BCrypt.gensalt(4));

    private final MutableClock clock = new MutableClock();
    private final Queue<Runnable> hashing = new ArrayDeque<>();
    private final List<Paused> pauses = new ArrayList<>();
    private final OperatorLogin login = login("asha:" + HASH, hashing::add);

    @Test
    void theRightPasswordIsAccepted() {
        assertThat(check("asha", "right")).isEqualTo(new LoginOutcome.Accepted("asha", Role.OPERATOR));
    }

    @Test
    void aGoodLogInIsRememberedForAMinute() {
        check("asha", "right");
        clock.advance(Duration.ofSeconds(59));
        assertThat(started("asha", "right").get()).isEqualTo(new LoginOutcome.Accepted("asha", Role.OPERATOR));
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
    void theSameTryMadeTwiceAtATimeIsCheckedOnce() {
        AtomicReference<LoginOutcome> first = started("asha", "right");
        for (int i = 0; i < 20; i++) {
            started("asha", "right");
        }
        AtomicReference<LoginOutcome> last = started("asha", "right");

        assertThat(hashing).hasSize(1);
        hash();

        assertThat(first.get()).isEqualTo(new LoginOutcome.Accepted("asha", Role.OPERATOR));
        assertThat(last.get()).isEqualTo(first.get());
        assertThat(pauses).isEmpty();
    }

    @Test
    void ofABurstOfGuessesThreeAreLookedAtAndFourWait() {
        long refused = 0;
        for (int i = 0; i < 200; i++) {
            AtomicReference<LoginOutcome> guess = started("asha", "guess " + i);
            refused += guess.get() instanceof LoginOutcome.Throttled ? 1 : 0;
        }

        assertThat(hashing).hasSize(3);
        assertThat(pauses).hasSize(4);
        assertThat(refused).isEqualTo(193);
    }

    @Test
    void theRightOneAmongABurstOfGuessesIsNotToldByTheMemory() {
        check("asha", "right");
        for (int i = 0; i < 200; i++) {
            started("asha", "guess " + i);
        }

        assertThat(started("asha", "right").get()).isInstanceOf(LoginOutcome.Throttled.class);
    }

    @Test
    void aPasswordThatBcryptWouldCutIsRefused() {
        String longest = "x".repeat(70) + "é";
        OperatorLogin cut = login("asha:" + BCrypt.hashpw(longest, BCrypt.gensalt(4)), Runnable::run);

        assertThat(cut.check("asha", longest, "address", false).await().indefinitely())
                .isEqualTo(new LoginOutcome.Accepted("asha", Role.OPERATOR));
        assertThat(cut.check("asha", longest + "y", "address", false).await().indefinitely())
                .isEqualTo(new LoginOutcome.Refused());
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
        assertThat(check("asha", "right")).isEqualTo(new LoginOutcome.Accepted("asha", Role.OPERATOR));
    }

    @Test
    void aPasswordThatContinuesBehindItsEndIsRefused() {
        assertThat(started("asha", "right\0").get()).isEqualTo(new LoginOutcome.Refused());
        assertThat(started("asha", "right\0x").get()).isEqualTo(new LoginOutcome.Refused());
    }

    @Test
    void fromTheThirdFailureOnEveryTryIsLookedAtLater() {
        fail(3);
        AtomicReference<LoginOutcome> wrong = started("asha", "wrong");
        assertThat(pauses).extracting(Paused::time).containsExactly(Duration.ofMillis(500));
        assertThat(hashing).isEmpty();

        goOn();
        hash();

        assertThat(wrong.get()).isEqualTo(new LoginOutcome.Refused());
        started("asha", "wrong");
        assertThat(pauses).extracting(Paused::time).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void theRightPasswordGetsInAfterTheSameDelayAndFreesNobodyElse() {
        fail(5);
        AtomicReference<LoginOutcome> right = started("asha", "right");
        assertThat(pauses).extracting(Paused::time).containsExactly(Duration.ofSeconds(2));

        goOn();
        hash();

        assertThat(right.get()).isEqualTo(new LoginOutcome.Accepted("asha", Role.OPERATOR));
        started("asha", "wrong");
        assertThat(pauses).extracting(Paused::time).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void failuresWithOneNameSlowNoOtherNameDown() {
        fail(9);

        assertThat(check("vera", "right")).isEqualTo(new LoginOutcome.Accepted("vera", Role.VIEWER));
        assertThat(pauses).isEmpty();
    }

    @Test
    void aNameThatIsGuessedFromManyPlacesIsSlowedDownForAllButWhoWasInBefore() {
        check("asha", "right");
        for (int i = 0; i < 100; i++) {
            from("network " + i, "asha", "wrong");
            hash();
        }
        assertThat(pauses).isEmpty();

        from("another network", "asha", "wrong");
        assertThat(pauses).extracting(Paused::time).containsExactly(Duration.ofMillis(500));
        assertThat(started("asha", "right").get()).isEqualTo(new LoginOutcome.Accepted("asha", Role.OPERATOR));
        AtomicReference<LoginOutcome> fromBrowser = new AtomicReference<>();
        login.check("asha", "right", "browser", true).subscribe().with(fromBrowser::set);
        assertThat(fromBrowser.get()).isEqualTo(new LoginOutcome.Accepted("asha", Role.OPERATOR));
    }

    @Test
    void strangersTakeNoHashingThreadFromWhoWasInBefore() {
        Queue<Runnable> ofStrangers = new ArrayDeque<>();
        Queue<Runnable> ofKnown = new ArrayDeque<>();
        OperatorLogin two = login(new OperatorLogin.Hashing(ofStrangers::add, ofKnown::add));
        two.check("asha", "right", "address", false).subscribe().with(none -> {});
        ofStrangers.remove().run();
        clock.advance(Duration.ofMinutes(2));

        two.check("asha", "right", "address", false).subscribe().with(none -> {});
        two.check("asha", "right", "elsewhere", false).subscribe().with(none -> {});

        assertThat(ofKnown).hasSize(1);
        assertThat(ofStrangers).hasSize(1);
    }

    @Test
    void aRememberedPasswordWaitsTooSoThatTheMemoryCannotBeUsedToGuess() {
        check("asha", "right");
        fail(3);

        AtomicReference<LoginOutcome> remembered = started("asha", "right");

        assertThat(remembered.get()).isNull();
        goOn();
        assertThat(remembered.get()).isEqualTo(new LoginOutcome.Accepted("asha", Role.OPERATOR));
        assertThat(hashing).isEmpty();
    }

    @Test
    void aFifthTryIsNotLookedAtWhileFourWait() {
        fail(3);
        for (int i = 0; i < 4; i++) {
            assertThat(started("asha", "guess " + i).get()).isNull();
        }

        assertThat(started("asha", "right").get()).isInstanceOf(LoginOutcome.Throttled.class);

        goOn();
        assertThat(started("asha", "right").get()).isNull();
    }

    @Test
    void aCallerWhoGoesAwayStillCountsAndItsPlaceIsFreedWhenItsDelayIsOver() {
        fail(3);
        for (int i = 0; i < 4; i++) {
            login.check("asha", "guess " + i, "address", false)
                    .subscribe()
                    .with(none -> {})
                    .cancel();
        }
        assertThat(started("asha", "right").get()).isInstanceOf(LoginOutcome.Throttled.class);

        goOn();

        assertThat(started("asha", "right").get()).isNull();
    }

    @Test
    void otherAddressesDoNotWait() {
        fail(9);

        from("another address", "asha", "right");

        assertThat(pauses).isEmpty();
        assertThat(hashing).hasSize(1);
    }

    @Test
    void aFullQueueIsToldAndIsNoFailure() {
        OperatorLogin full = login("asha:" + HASH, task -> {
            throw new RejectedExecutionException();
        });

        for (int i = 0; i < 20; i++) {
            assertThat(full.check("asha", "right", "address", false).await().indefinitely())
                    .isEqualTo(new LoginOutcome.Overloaded(Duration.ofSeconds(1)));
        }
    }

    @Test
    void nobodyLogsInWhenNobodyIsConfigured() {
        assertThat(login("", hashing::add)
                        .check("asha", "right", "address", false)
                        .await()
                        .indefinitely())
                .isEqualTo(new LoginOutcome.Refused());
    }

    private OperatorLogin login(String operators, Executor executor) {
        return login(operators, new OperatorLogin.Hashing(executor, executor));
    }

    private OperatorLogin login(OperatorLogin.Hashing executors) {
        return login("asha:" + HASH, executors);
    }

    private OperatorLogin login(String operators, OperatorLogin.Hashing executors) {
        return new OperatorLogin(
                Operators.of(operators, operators.isEmpty() ? "" : "vera:" + HASH),
                new RememberedLogins(clock, new SecureRandom()),
                executors,
                time -> Uni.createFrom().emitter(emitter -> pauses.add(new Paused(time, emitter))),
                clock);
    }

    private void from(String place, String name, String password) {
        login.check(name, password, place, false).subscribe().with(none -> {});
    }

    /** A try that waits until the test lets it go on. */
    private record Paused(Duration time, UniEmitter<? super Void> end) {}

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            started("asha", "wrong");
            goOn();
            hash();
        }
    }

    private void goOn() {
        List<Paused> waiting = List.copyOf(pauses);
        pauses.clear();
        waiting.forEach(paused -> paused.end().complete(null));
    }

    private void hash() {
        List<Runnable> waiting = List.copyOf(hashing);
        hashing.clear();
        waiting.forEach(Runnable::run);
    }

    private LoginOutcome check(String name, String password) {
        AtomicReference<LoginOutcome> outcome = started(name, password);
        hash();
        return outcome.get();
    }

    private AtomicReference<LoginOutcome> started(String name, String password) {
        AtomicReference<LoginOutcome> outcome = new AtomicReference<>();
        login.check(name, password, "address", false).subscribe().with(outcome::set);
        return outcome;
    }
}
