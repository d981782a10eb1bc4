package dev.waybill.sandbox.ledger;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every call in the order of the answers, and counters by endpoint and answer. The ledger keeps its last 200,000 lines;
 * the counters count for ever.
 */
public final class Ledger {

    private static final int KEPT = 200_000;

    private final InstantSource clock;
    private final Deque<LedgerEntry> entries = new ArrayDeque<>();
    private final Map<Answered, Long> counts = new LinkedHashMap<>();
    private long lastNumber;
    private long lastCall;

    /** An empty ledger. */
    public Ledger(InstantSource clock) {
        this.clock = clock;
    }

    /** Writes a call down: a line for each record it touched, at least one. */
    public void write(Answered answered, List<Touch> touches, Arrival arrival) {
        counts.merge(answered, 1L, Long::sum);
        lastCall++;
        long timeMs = clock.millis();
        for (Touch touch : touches.isEmpty() ? List.of(Touch.NONE) : touches) {
            append(answered, touch, timeMs, arrival);
        }
    }

    /** The lines numbered higher than this, oldest first. */
    public List<LedgerEntry> after(long number) {
        return entries.stream().dropWhile(entry -> entry.number() <= number).toList();
    }

    /** The counters, in the order in which each kind of answer was first given. */
    public List<CallCount> counts() {
        return counts.entrySet().stream()
                .map(entry -> count(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** How many calls were written down. */
    public long total() {
        return lastCall;
    }

    /** How many calls a limit refused. */
    public long refused() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().refused())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void append(Answered answered, Touch touch, long timeMs, Arrival arrival) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        lastNumber++;
        entries.addLast(new LedgerEntry(
                lastNumber,
                lastCall,
                timeMs,
                answered.kind().label(),
                touch.recordId(),
                touch.statusBefore(),
                touch.statusAfter(),
                answered.httpStatus(),
                touch.code() == null ? answered.code() : touch.code(),
                answered.error(),
                arrival.inFlight(),
                arrival.userAgent()));
    }

    private static CallCount count(Answered answered, long count) {
        return new CallCount(
                answered.kind().endpoint(), answered.httpStatus(), answered.code(), answered.error(), count);
    }
}
