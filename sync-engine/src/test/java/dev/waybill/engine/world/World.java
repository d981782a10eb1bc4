package dev.waybill.engine.world;

import dev.waybill.engine.cell.MemoryControls;
import dev.waybill.engine.cycle.PendingRecord;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.lease.LeaseState;
import dev.waybill.engine.lease.LeaseTimes;
import dev.waybill.engine.live.Interim;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One store, one Creator, and as many replicas as a test starts, all in virtual time. */
public final class World {

    public static final Duration HOUR = Duration.ofHours(1);

    public final VirtualTime time = new VirtualTime();
    public final MemoryControls controls = new MemoryControls();
    public final FakeCreator creator = new FakeCreator();
    public final Map<DocumentId, StatusEvent> events = new LinkedHashMap<>();
    public final List<Replica> replicas = new ArrayList<>();
    final ByReference codec = new ByReference();
    final Runs.Kept runs = new Runs.Kept();

    public LeaseTimes leaseTimes = LeaseTimes.lookingEvery(Duration.ofSeconds(2));
    public Duration interval = HOUR;
    public int callsPerMinute = 48;
    public long callsPerDay;

    /** Whether live sync runs beside the cycles. */
    public boolean live;

    public Interim interim = Interim.SPARE;

    /** How old each status was that live sync brought. */
    public final List<Duration> freshness = new ArrayList<>();

    public Duration leastDelay = Duration.ofMillis(100);

    /** Starts a process that runs the engine. */
    public Replica replica() {
        Replica replica = newReplica();
        replica.engine.start();
        return replica;
    }

    /** A process whose engine is not started yet, so that it can be made to misbehave first. */
    public Replica newReplica() {
        Replica replica = new Replica(this, "replica-" + replicas.size());
        replicas.add(replica);
        return replica;
    }

    public void pass(Duration time) {
        this.time.pass(time);
    }

    /** Records that are pending in Creator, each with an event that it should learn. */
    public void changes(int count, String status) {
        int from = creator.records.size();
        for (int i = from; i < from + count; i++) {
            creator.records.put("r" + i, new PendingRecord("r" + i, "q" + i, "sent"));
            event("q" + i, status, i);
        }
    }

    public void event(String queueId, String status, int second) {
        event(queueId, status, VirtualTime.START.minusSeconds(100_000).plusSeconds(second));
    }

    /** A callback that comes now. */
    public void callback(String queueId, String status) {
        event(queueId, status, time.now());
    }

    /** A record that is pending in Creator. */
    public void record(String queueId, String status) {
        creator.records.put("r-" + queueId, new PendingRecord("r-" + queueId, queueId, status));
    }

    /** What a record says. */
    public String status(String queueId) {
        return creator.records.get("r-" + queueId).status();
    }

    private void event(String queueId, String status, Instant at) {
        String message = "wamid." + queueId;
        StatusEvent event = new StatusEvent(
                DocumentId.ofStatus(message, status, null, null, at.toString()),
                message,
                queueId,
                status,
                "15550100",
                at,
                at,
                false);
        events.put(event.id(), event);
    }

    public List<RunRecord> ended() {
        return runs.ended;
    }

    public int started() {
        return runs.started.size();
    }

    public boolean allMarked() {
        return events.values().stream().allMatch(StatusEvent::synced);
    }

    public boolean allDelivered() {
        return creator.records.values().stream().allMatch(record -> "delivered".equals(record.status()));
    }

    /** Who has the lease by what lies in the store; empty if nobody has. */
    public String holder() {
        return controls.read("lease")
                .await()
                .indefinitely()
                .map(document -> codec.read("lease", document.json(), LeaseState.class))
                .filter(lease -> !lease.free())
                .map(LeaseState::holder)
                .orElse("");
    }

    /** Lets time pass until a run more is recorded. */
    public RunRecord nextEnd(Duration most) {
        int before = runs.ended.size();
        time.passUntil(() -> runs.ended.size() > before, most);
        return runs.ended.getLast();
    }
}
