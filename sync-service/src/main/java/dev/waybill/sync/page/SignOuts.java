package dev.waybill.sync.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import dev.waybill.operator.control.ControlJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When operators last logged out: what they were given before is void, in every browser and on every replica. The
 * replica that logs somebody out knows at once, the others within five seconds. While the store cannot be read, what
 * was last read counts.
 */
@Singleton
final class SignOuts {

    private static final String KEY = "sign-outs";
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int TRIES = 5;

    private final ControlStore store;
    private final ControlJson json;
    private final Map<String, Instant> lastSeen = new ConcurrentHashMap<>();
    private final SharedReading<Void> reading;

    /** Milliseconds since the epoch by operator. Older ones than a session's longest life are left out. */
    private record Kept(Map<String, Long> times) {

        Kept with(String name, Instant at) {
            Map<String, Long> later = new TreeMap<>(times);
            later.values()
                    .removeIf(time -> time < at.minus(CookieValues.LONGEST).toEpochMilli());
            later.merge(name, at.toEpochMilli(), Math::max);
            return new Kept(later);
        }
    }

    SignOuts(ControlStore store, ObjectMapper json, Clock clock) {
        this.store = store;
        this.json = new ControlJson(json);
        this.reading = new SharedReading<>(
                clock,
                FRESH,
                () -> store.read(KEY).invoke(found -> learn(kept(found))).replaceWithVoid());
    }

    /** When somebody last logged out; {@link Instant#MIN} if not within the life of a session. */
    Uni<Instant> lastOf(String name) {
        return reading.get().onFailure().recoverWithNull().map(read -> lastSeen.getOrDefault(name, Instant.MIN));
    }

    /** Voids what somebody was given until now. Fails like the store, and then nothing is void but on this replica. */
    Uni<Void> signOut(String name, Instant now) {
        learn(new Kept(Map.of(name, now.toEpochMilli())));
        return Uni.createFrom()
                .deferred(() -> store.read(KEY))
                .flatMap(found -> store.compareAndSet(
                        KEY,
                        found.map(ControlDocument::version).orElse(ControlDocument.ABSENT),
                        json.write(kept(found).with(name, now))))
                .flatMap(written -> written
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new IllegalStateException("others log out at the same time")))
                .onFailure(IllegalStateException.class)
                .retry()
                .atMost(TRIES);
    }

    private Kept kept(Optional<ControlDocument> found) {
        return found.map(document -> json.read(document, Kept.class)).orElseGet(() -> new Kept(Map.of()));
    }

    private void learn(Kept kept) {
        kept.times()
                .forEach((name, time) ->
                        lastSeen.merge(name, Instant.ofEpochMilli(time), (a, b) -> a.isAfter(b) ? a : b));
    }
}
