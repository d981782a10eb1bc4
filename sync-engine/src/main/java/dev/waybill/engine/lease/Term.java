package dev.waybill.engine.lease;

import dev.waybill.engine.budget.BudgetState;
import dev.waybill.engine.budget.CallBudget;
import dev.waybill.engine.time.EngineTime;
import dev.waybill.engine.time.Moment;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The time in which this replica leads. It owns the lease and the budget; whoever calls Creator opens a share of it and
 * closes the share again.
 */
public final class Term {

    /** Calls in flight have a time of their own that is not longer; what has no answer then is unknown. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final long number;
    private final EngineTime time;
    private final TermCalls calls;
    private final LeaseKeeper lease;
    private final Set<Share> shares = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> over = new AtomicReference<>();

    /** @param onLost told once, on any thread, when the lease is not ours any more */
    Term(
            LeaseDocument document,
            EngineTime time,
            LeaseTimes times,
            LeaseDocument.Read taken,
            Moment heldFrom,
            CallBudget budget,
            Consumer<String> onLost) {
        this.number = taken.state().term();
        this.time = time;
        this.calls = new TermCalls(budget, time, times);
        this.lease = new LeaseKeeper(document, time, times, taken, heldFrom, calls, why -> {
            end(why);
            onLost.accept(why);
        });
        calls.begin(lease);
        lease.begin();
    }

    /** Its number, one more than that of the term before. */
    public long number() {
        return number;
    }

    /** A share of the term's calls. After the end of the term it is stopped already. */
    public Share open() {
        Share share = new Share(calls);
        shares.add(share);
        String why = over.get();
        if (why != null) {
            share.stop(why);
        }
        return share;
    }

    /** Closes a share and completes when none of its calls is in flight. */
    public Uni<Void> close(Share share) {
        return share.close().invoke(() -> shares.remove(share));
    }

    /** Whether nobody else can lead now. */
    public boolean holds() {
        return lease.left().isPositive();
    }

    /** How the budget stands. */
    public BudgetState budget() {
        return calls.state();
    }

    /** Lets calls start again that a pause or a used-up quota keeps back, and writes that down. */
    public void endPause() {
        calls.endPause();
        lease.ask();
    }

    /** No call starts any more. */
    private void end(String why) {
        if (over.compareAndSet(null, why)) {
            shares.forEach(share -> share.stop(why));
        }
    }

    /**
     * Ends the term in order: nothing new starts, calls in flight end or their time does, calls that were noted and not
     * made are given back, and the lease is free. Never fails.
     */
    Uni<Void> giveUp(String why) {
        end(why);
        List<Uni<Void>> closing = shares.stream().map(Share::close).toList();
        Uni<Void> quiet = closing.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(closing).andFailFast().replaceWithVoid();
        return Uni.combine().any().of(quiet, time.pause(PATIENCE)).flatMap(done -> lease.giveUp());
    }
}
