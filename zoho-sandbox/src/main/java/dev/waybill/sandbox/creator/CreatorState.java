package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.accounts.AccessTokens;
import dev.waybill.sandbox.faults.FaultInjector;
import dev.waybill.sandbox.faults.Quirk;
import dev.waybill.sandbox.ledger.Ledger;
import dev.waybill.sandbox.limits.CallGate;
import dev.waybill.sandbox.limits.Limits;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * All that Creator remembers. A reset makes a new one; a call that is under way ends in the one in which it began. Only
 * the event loop touches it.
 */
public final class CreatorState {

    private final AccessTokens tokens;
    private final FaultInjector faults;
    private final Ledger ledger;
    private final CallGate gate;
    private final RecordTable table;
    private final Cursors cursors;
    private Latency latency;

    /** Creator without records. */
    public CreatorState(
            AccessTokens tokens,
            FaultInjector faults,
            Ledger ledger,
            Limits limits,
            Latency latency,
            InstantSource clock) {
        this.tokens = tokens;
        this.faults = faults;
        this.ledger = ledger;
        this.gate = new CallGate(limits, clock);
        this.table = new RecordTable(clock);
        this.cursors = new Cursors(limits.terms().cursorLife(), clock);
        this.latency = latency;
    }

    /** Adds a record past all checks; its ID. */
    public String addRecord(Map<String, JsonNode> values) {
        return table.add(values).id();
    }

    /** Every record with every field, in the order in which they were added. */
    public List<ObjectNode> records() {
        return table.all().map(record -> record.show(table.fields(), false)).toList();
    }

    /** Calls take this long from now on. */
    public void setLatency(Latency other) {
        latency = other;
    }

    /** How long half of the calls take at least, in milliseconds. */
    public int latency() {
        return latency.median();
    }

    /** How long the next call takes, in milliseconds. */
    int nextLatency() {
        return latency.next();
    }

    /** Calls in flight at this moment. */
    public int inFlight() {
        return gate.inFlight().now();
    }

    /** The highest number of calls that were in flight together. */
    public int maxInFlight() {
        return gate.inFlight().highest();
    }

    AccessTokens tokens() {
        return tokens;
    }

    FaultInjector faults() {
        return faults;
    }

    Ledger ledger() {
        return ledger;
    }

    CallGate gate() {
        return gate;
    }

    RecordTable table() {
        return table;
    }

    Cursors cursors() {
        return cursors;
    }

    /** What tells the records that meet the condition from the others. */
    Predicate<CreatorRecord> meeting(Criterion criterion) {
        CriteriaMatcher matcher = new CriteriaMatcher(!faults.shows(Quirk.NOT_EQUAL_SKIPS_EMPTY));
        return record -> matcher.matches(criterion, record::text);
    }
}
