package dev.waybill.engine.world;

import dev.waybill.engine.budget.CallFailure;
import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.PendingRecord;
import dev.waybill.model.status.StatusOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Creator with its records, its limits and, if the test says so, its faults. Shared by all replicas. */
public final class FakeCreator {

    /**
     * A call that came to Creator.
     *
     * @param record the record that it writes, empty for a page
     */
    public record Call(Instant at, String replica, String record, String status) {

        public boolean writes() {
            return !record.isEmpty();
        }
    }

    public final Map<String, PendingRecord> records = new LinkedHashMap<>();
    public final List<Call> calls = new ArrayList<>();

    /** What goes wrong with a call, if anything does. */
    public Function<Call, Optional<CallFailure>> fault = call -> Optional.empty();

    /** How long a call takes. */
    public Function<Call, Duration> latency = call -> Duration.ofMillis(120);

    /** Fields that the report shows for no record. */
    public List<String> absent = List.of();

    public int pageSize = 1000;
    public int perMinute = 50;
    public int mostInFlight = 6;
    public int refused;
    public int stepsDown;

    private final Deque<Instant> minute = new ArrayDeque<>();
    private int inFlight;

    /** A call arrives; what comes back is its failure. */
    Optional<CallFailure> arrive(Call call) {
        calls.add(call);
        Optional<CallFailure> wrong = fault.apply(call);
        if (wrong.isPresent()) {
            return wrong;
        }
        while (!minute.isEmpty() && !minute.peek().plusSeconds(60).isAfter(call.at())) {
            minute.remove();
        }
        if (inFlight >= mostInFlight || minute.size() >= perMinute) {
            refused++;
            return Optional.of(new CallFailure.Throttled(2955, "too many calls", null, null));
        }
        minute.add(call.at());
        inFlight++;
        return Optional.empty();
    }

    void leave() {
        inFlight--;
    }

    void write(Change change) {
        PendingRecord before = records.get(change.record().recordId());
        StatusOrder order = StatusOrder.DEFAULT;
        if (order.rank(change.status()) < order.rank(before.status())) {
            stepsDown++;
        }
        records.put(before.recordId(), new PendingRecord(before.recordId(), before.queueId(), change.status()));
    }

    List<PendingRecord> page(int from) {
        return records.values().stream()
                .filter(r -> !"delivered".equals(r.status()))
                .skip(from)
                .limit(pageSize)
                .toList();
    }

    public List<Call> writes() {
        return calls.stream().filter(Call::writes).toList();
    }

    /** The most calls that came within any minute. */
    public int mostInAMinute() {
        int most = 0;
        int first = 0;
        for (int last = 0; last < calls.size(); last++) {
            while (!calls.get(first)
                    .at()
                    .plusSeconds(60)
                    .isAfter(calls.get(last).at())) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
