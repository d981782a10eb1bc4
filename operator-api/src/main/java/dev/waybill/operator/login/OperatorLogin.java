package dev.waybill.operator.login;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Checks names and passwords of operators; knows nothing of HTTP. The answer takes the same time whether the name
 * exists or not. A success is remembered for a minute, so that polling does not cost a hash each time.
 */
public final class OperatorLogin {

    private static final Duration WHEN_OVERLOADED = Duration.ofSeconds(1);

    private final Operators operators;
    private final FailureThrottle throttle;
    private final RememberedLogins remembered;
    private final Executor hashing;

    /**
     * A log-in with its parts.
     *
     * @param hashing where hashes are computed: bounded, never an event loop; refuses work when it is full
     */
    OperatorLogin(Operators operators, FailureThrottle throttle, RememberedLogins remembered, Executor hashing) {
        this.operators = operators;
        this.throttle = throttle;
        this.remembered = remembered;
        this.hashing = hashing;
    }

    /**
     * Checks one try. The outcome may arrive on another thread than the caller's.
     *
     * @param name as the caller gave it, null when missing
     * @param password as the caller gave it, null when missing
     * @param address who tries: the remote IP address
     */
    public Uni<LoginOutcome> check(@Nullable String name, @Nullable String password, String address) {
        Optional<Duration> pause = throttle.pauseOf(address);
        if (pause.isPresent()) {
            // Before the memory of good log-ins, which would otherwise answer guesses at full speed.
            return Uni.createFrom().item(new LoginOutcome.Throttled(pause.get()));
        }
        if (name == null || password == null || operators.isEmpty() || password.indexOf('\0') >= 0) {
            // U+0000 ends a password for bcrypt, so that a longer text would match, too.
            return Uni.createFrom().item(new LoginOutcome.Refused());
        }
        byte[] print = remembered.print(name, password);
        if (remembered.knows(print)) {
            return Uni.createFrom().item(new LoginOutcome.Accepted(name));
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
        return new LoginOutcome.Accepted(name);
    }
}
