package dev.waybill.operator.login;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Checks names and passwords of operators; knows nothing of HTTP. The answer takes the same time whether the name
 * exists or not, and comes later after repeated failures from one address. A success is remembered for a minute, so
 * that polling does not cost a hash each time.
 */
final class OperatorLogin {

    private static final Duration WHEN_OVERLOADED = Duration.ofSeconds(1);

    private final Operators operators;
    private final FailureThrottle throttle;
    private final WaitingTries waiting = new WaitingTries();
    private final RememberedLogins remembered;
    private final Executor hashing;
    private final Pause pause;

    /** Passes time without holding a thread. */
    @FunctionalInterface
    interface Pause {

        /** Completes when the time has passed. */
        Uni<Void> of(Duration time);
    }

    /**
     * A log-in with its parts.
     *
     * @param hashing where hashes are computed: bounded, never an event loop; refuses work when it is full
     * @param pause how tries of an address that failed too often are made to wait
     */
    OperatorLogin(
            Operators operators, FailureThrottle throttle, RememberedLogins remembered, Executor hashing, Pause pause) {
        this.operators = operators;
        this.throttle = throttle;
        this.remembered = remembered;
        this.hashing = hashing;
        this.pause = pause;
    }

    /**
     * Checks one try. The outcome may arrive on another thread than the caller's, and late when tries from that address
     * failed before.
     *
     * @param name as the caller gave it, null when missing
     * @param password as the caller gave it, null when missing
     * @param address who tries, as {@link CallerAddress} counts it
     */
    Uni<LoginOutcome> check(@Nullable String name, @Nullable String password, String address) {
        if (name == null || password == null || operators.isEmpty() || password.indexOf('\0') >= 0) {
            // U+0000 ends a password for bcrypt, so that a longer text would match, too.
            return Uni.createFrom().item(new LoginOutcome.Refused());
        }
        Duration delay = throttle.delayOf(address);
        if (delay.isZero()) {
            return checkNow(name, password, address);
        }
        if (!waiting.tryEnter(address)) {
            return Uni.createFrom().item(new LoginOutcome.Throttled(delay));
        }
        // Before the memory of good log-ins, too, which would otherwise answer guesses at full speed.
        return pause.of(delay)
                .onTermination()
                .invoke(() -> waiting.leave(address))
                .chain(() -> checkNow(name, password, address));
    }

    private Uni<LoginOutcome> checkNow(String name, String password, String address) {
        byte[] print = remembered.print(name, password);
        if (remembered.knows(print)) {
            throttle.succeeded(address);
            return Uni.createFrom().item(accepted(name));
        }
        return Uni.createFrom()
                .item(() -> checkHash(name, password, print, address))
                .runSubscriptionOn(hashing)
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(new LoginOutcome.Overloaded(WHEN_OVERLOADED));
    }

    private LoginOutcome checkHash(String name, String password, byte[] print, String address) {
        Optional<String> own = operators.hashOf(name);
        boolean matches = Bcrypt.matches(password, own.orElseGet(() -> operators.standIn(remembered.choice(name))));
        if (own.isEmpty() || !matches) {
            throttle.failed(address);
            return new LoginOutcome.Refused();
        }
        throttle.succeeded(address);
        remembered.add(print);
        return accepted(name);
    }

    private LoginOutcome accepted(String name) {
        return new LoginOutcome.Accepted(name, operators.roleOf(name).orElseThrow());
    }
}
