package dev.waybill.operator.login;

import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks names and passwords of operators; knows nothing of HTTP. The answer takes the same time whether the name
 * exists or not, and comes later after repeated failures: of one place with one name, and of one name wherever they
 * came from, which takes far more of them. Who has logged in with the name from the same place before is known:
 * failures of others elsewhere do not slow him down, and strangers' tries take no hashing thread from him. A success is
 * remembered for a minute, so that polling does not cost a hash each time.
 */
final class OperatorLogin {

    private static final Duration WHEN_OVERLOADED = Duration.ofSeconds(1);
    /** Mistyping twice is human. */
    private static final int FREE_OF_A_PLACE = 3;

    private static final int FORGOTTEN_OF_A_PLACE = 1;
    /** Far more than a person mistypes, and far fewer than guessing takes. */
    private static final int FREE_OF_A_NAME = 100;

    private static final int FORGOTTEN_OF_A_NAME = 10;
    private static final int MOST_KNOWN = 1000;

    private final Operators operators;
    private final RememberedLogins remembered;
    private final Hashing hashing;
    private final Pause pause;
    private final FailureThrottle<Source> ofSources;
    private final FailureThrottle<String> ofNames;
    private final WaitingTries waiting = new WaitingTries();

    private final Map<Running, Uni<LoginOutcome>> running = new ConcurrentHashMap<>();

    private final Set<Source> known =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<Source, Boolean>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Source, Boolean> longestKnown) {
                    return size() > MOST_KNOWN;
                }
            }));

    /** Passes time without holding a thread. */
    @FunctionalInterface
    interface Pause {

        /** Completes when the time has passed. */
        Uni<Void> of(Duration time);
    }

    /**
     * Where hashes are computed: bounded, never an event loop; each refuses work when it is full.
     *
     * @param ofKnown for those who have logged in from the same place before
     */
    record Hashing(Executor ofStrangers, Executor ofKnown) {}

    /** One name tried from one place. */
    private record Source(String name, String place) {}

    /** A try that is being checked; the same one made again meanwhile shares its outcome and is no try of its own. */
    private record Running(Source source, ByteBuffer print) {}

    /**
     * A log-in with its parts.
     *
     * @param pause how tries are made to wait
     */
    OperatorLogin(Operators operators, RememberedLogins remembered, Hashing hashing, Pause pause, Clock clock) {
        this.operators = operators;
        this.remembered = remembered;
        this.hashing = hashing;
        this.pause = pause;
        this.ofSources = new FailureThrottle<>(clock, FREE_OF_A_PLACE, FORGOTTEN_OF_A_PLACE);
        this.ofNames = new FailureThrottle<>(clock, FREE_OF_A_NAME, FORGOTTEN_OF_A_NAME);
    }

    /**
     * Checks one try. The outcome may arrive on another thread than the caller's, and late when tries failed before.
     *
     * @param name as the caller gave it, null when missing
     * @param password as the caller gave it, null when missing
     * @param place where the try comes from: an address as {@link CallerAddress} counts it, or a browser
     * @param wasIn whether somebody has logged in with the name from there before, as the caller can prove
     */
    Uni<LoginOutcome> check(@Nullable String name, @Nullable String password, String place, boolean wasIn) {
        if (name == null
                || password == null
                || operators.isEmpty()
                || name.length() > Operators.LONGEST_NAME
                || !Bcrypt.takesWhole(password)) {
            return Uni.createFrom().item(new LoginOutcome.Refused());
        }
        Source source = new Source(name, place);
        boolean isKnown = wasIn || known.contains(source);
        ByteBuffer print = remembered.print(name, password);
        if (remembered.knows(print)) {
            // Behind the same delay, since this memory would otherwise answer guesses at full speed.
            Duration ofName = isKnown ? Duration.ZERO : ofNames.delayOf(name);
            return whenLookedAt(
                    ofSources.delayOf(source),
                    ofName,
                    source,
                    () -> Uni.createFrom().item(accepted(source)));
        }
        return Uni.createFrom()
                .deferred(() -> running.computeIfAbsent(
                        new Running(source, print),
                        key -> counted(key, password, isKnown)
                                .onTermination()
                                .invoke(() -> running.remove(key))
                                .memoize()
                                .indefinitely()));
    }

    private Uni<LoginOutcome> counted(Running running, String password, boolean isKnown) {
        Source source = running.source();
        return Uni.createFrom().deferred(() -> {
            Duration ofSource = ofSources.count(source);
            Duration ofName = isKnown ? Duration.ZERO : ofNames.count(source.name());
            return whenLookedAt(ofSource, ofName, source, () -> hashed(running, password, isKnown))
                    .invoke(outcome -> {
                        if (!(outcome instanceof LoginOutcome.Refused)) {
                            ofSources.takeBack(source);
                            if (!isKnown) {
                                ofNames.takeBack(source.name());
                            }
                        }
                    });
        });
    }

    private Uni<LoginOutcome> whenLookedAt(
            Duration ofSource, Duration ofName, Source source, Supplier<Uni<LoginOutcome>> look) {
        boolean nameWaitsLonger = ofName.compareTo(ofSource) > 0;
        Duration delay = nameWaitsLonger ? ofName : ofSource;
        if (delay.isZero()) {
            return look.get();
        }
        Object queue = nameWaitsLonger ? source.name() : source;
        if (!waiting.tryEnter(queue)) {
            return Uni.createFrom().item(new LoginOutcome.Throttled(delay));
        }
        return pause.of(delay)
                .onTermination()
                .invoke(() -> waiting.leave(queue))
                .chain(passed -> look.get());
    }

    private Uni<LoginOutcome> hashed(Running running, String password, boolean isKnown) {
        return Uni.createFrom()
                .item(() -> checkHash(running, password))
                .runSubscriptionOn(isKnown ? hashing.ofKnown() : hashing.ofStrangers())
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(new LoginOutcome.Overloaded(WHEN_OVERLOADED));
    }

    private LoginOutcome checkHash(Running running, String password) {
        String name = running.source().name();
        Optional<String> own = operators.hashOf(name);
        boolean matches = Bcrypt.matches(password, own.orElseGet(() -> operators.standIn(remembered.choice(name))));
        if (own.isEmpty() || !matches) {
            return new LoginOutcome.Refused();
        }
        remembered.add(running.print());
        return accepted(running.source());
    }

    private LoginOutcome accepted(Source source) {
        known.add(source);
        return new LoginOutcome.Accepted(
                source.name(), operators.roleOf(source.name()).orElseThrow());
    }
}
