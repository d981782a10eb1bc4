package dev.waybill.sandbox.creator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The cursors given out. One is good for 15 minutes, or as long as configured, and for the same query only. Source:
 * Zoho Creator facts 1.4, 11.3.
 */
final class Cursors {

    private static final int KEPT = 10_000;

    private final Duration life;
    private final InstantSource clock;
    private final Map<String, Place> oldestFirst = new LinkedHashMap<>();

    Cursors(Duration life, InstantSource clock) {
        this.life = life;
        this.clock = clock;
    }

    /** A cursor that continues the query behind this record. */
    String give(String query, long lastId) {
        Instant now = clock.instant();
        oldestFirst.values().removeIf(place -> !now.isBefore(place.endsAt()));
        if (oldestFirst.size() == KEPT) {
            oldestFirst.remove(oldestFirst.keySet().iterator().next());
        }
        String cursor = UUID.randomUUID().toString().replace("-", "");
        oldestFirst.put(cursor, new Place(query, lastId, now.plus(life)));
        return cursor;
    }

    /** The record behind which the query continues; empty if the cursor is unknown, too old or of another query. */
    Optional<Long> follow(String cursor, String query) {
        return Optional.ofNullable(oldestFirst.get(cursor))
                .filter(place -> place.query().equals(query) && clock.instant().isBefore(place.endsAt()))
                .map(Place::lastId);
    }

    void forget(String cursor) {
        oldestFirst.remove(cursor);
    }

    private record Place(String query, long lastId, Instant endsAt) {}
}
