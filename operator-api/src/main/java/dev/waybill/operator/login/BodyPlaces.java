package dev.waybill.operator.login;

import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many bodies are read at a time and for how long. When all places are taken, the body that has been on its
 * way longest loses its place: an honest body comes within milliseconds, so that whoever sends slowly only hurts those
 * who send slowly.
 */
final class BodyPlaces {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final int places;
    private final Duration longest;
    private final ReentrantLock lock = new ReentrantLock();
    /** In the order of their beginning. */
    private final Set<CallBodyReading> taken = new LinkedHashSet<>();

    /**
     * Places for bodies.
     *
     * @param places most bodies at a time
     * @param longest after that time a body is given up
     */
    BodyPlaces(Vertx vertx, int places, Duration longest) {
        this.vertx = vertx;
        this.places = places;
        this.longest = longest;
    }

    /** Reads a body, which must not have begun. */
    Uni<Buffer> read(HttpServerRequest request) {
        if (request.isEnded()) {
            return Uni.createFrom().item(Buffer.buffer());
        }
        return Uni.createFrom().emitter(emitter -> {
            CallBodyReading reading = new CallBodyReading(request, vertx, longest, emitter, this::leave);
            CallBodyReading slowest = enter(reading);
            if (slowest != null) {
                slowest.giveUp(new ProblemException(
                        Problem.unavailable("too many bodies are being read; this one was on its way longest"),
                        RETRY,
                        null));
            }
            reading.start();
        });
    }

    private @Nullable CallBodyReading enter(CallBodyReading reading) {
        lock.lock();
        try {
            CallBodyReading slowest =
                    taken.size() < places ? null : taken.iterator().next();
            taken.remove(slowest);
            taken.add(reading);
            return slowest;
        } finally {
            lock.unlock();
        }
    }

    private void leave(CallBodyReading reading) {
        lock.lock();
        try {
            taken.remove(reading);
        } finally {
            lock.unlock();
        }
    }
}
