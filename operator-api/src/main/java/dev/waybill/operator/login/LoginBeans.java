package dev.waybill.operator.login;

import io.quarkus.arc.DefaultBean;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Builds the log-in from the configuration. */
@Singleton
final class LoginBeans {

    /** At 100 ms a hash, the last one in the queue waits for about three seconds. */
    private static final int HASHING_QUEUE = 32;

    /** A hash keeps a core busy for its whole time: more threads would only take the cores from the callbacks. */
    private final ThreadPoolExecutor ofStrangers = oneThread("login-strangers");

    private final ThreadPoolExecutor ofKnown = oneThread("login-known");

    @Produces
    @Singleton
    @DefaultBean
    Operators operators(OperatorsConfig config) {
        return Operators.of(config.operators().orElse(""), config.viewers().orElse(""));
    }

    @Produces
    @Singleton
    OperatorLogin login(Operators operators, Clock clock) {
        return new OperatorLogin(
                operators,
                new RememberedLogins(clock, new SecureRandom()),
                new OperatorLogin.Hashing(ofStrangers, ofKnown),
                LoginBeans::pause,
                clock);
    }

    private static ThreadPoolExecutor oneThread(String name) {
        ThreadPoolExecutor hashing = new ThreadPoolExecutor(
                1,
                1,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(HASHING_QUEUE),
                Thread.ofPlatform().daemon().name(name).factory());
        hashing.allowCoreThreadTimeOut(true);
        return hashing;
    }

    private static Uni<Void> pause(Duration time) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(time);
    }

    void warnWhenNobodyCanLogIn(@Observes StartupEvent started, Operators operators) {
        if (operators.isEmpty()) {
            Log.warnf(
                    "No operator is configured: all operator calls answer 401. WAYBILL_OPERATORS takes %s.",
                    Operators.TAKES);
        }
    }

    @PreDestroy
    void stop() {
        ofStrangers.shutdownNow();
        ofKnown.shutdownNow();
    }
}
