package dev.waybill.engine.lease;

import dev.waybill.engine.budget.BudgetState;
import dev.waybill.engine.budget.CallBudget;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.time.EngineTime;
import dev.waybill.engine.time.Moment;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one replica of many lead. A replica that does not lead watches the lease: it takes over when the lease is free,
 * or when nobody has written it for its whole length by this replica's own stopwatch. Instants of two machines are
 * never compared.
 */
public final class Leadership {

    private static final System.Logger LOG = System.getLogger(Leadership.class.getName());

    /** What a replica does while it leads. */
    public interface Duties {

        /** This replica leads from now on. */
        void begin(Term term);

        /** It does not lead any more, and no call of the term starts. */
        void end(Term term, String why);
    }

    private final LeaseDocument document;
    private final EngineTime time;
    private final LeaseTimes times;
    private final String replica;
    private final Supplier<CallBudget> budgets;
    private final Duties duties;
    private final AtomicReference<@Nullable Term> term = new AtomicReference<>();
    private final AtomicReference<Runnable> timer = new AtomicReference<>(() -> {});
    private final OneAtATime looking = new OneAtATime(this::look);

    /** The version of the lease that was seen last, and since when. Touched by one look at a time. */
    private long seenVersion = -1;

    private Instant seenSince = Instant.MIN;
    private volatile boolean closed;

    /**
     * @param replica a name that no other replica, and no earlier process, has
     * @param budgets a new budget for each term, which then goes on from the store's book
     */
    public Leadership(
            ControlCells cells,
            EngineTime time,
            LeaseTimes times,
            String replica,
            Supplier<CallBudget> budgets,
            Duties duties) {
        this.document = new LeaseDocument(cells);
        this.time = time;
        this.times = times;
        this.replica = replica;
        this.budgets = budgets;
        this.duties = duties;
    }

    /** Looks who leads, now and from time to time. */
    public void start() {
        looking.ask();
    }

    /** The term of this replica, if it leads. */
    public Optional<Term> term() {
        return Optional.ofNullable(term.get());
    }

    /** How the budget stands, whoever leads. Fails like the store. */
    public Uni<BudgetState> budget() {
        return term().map(mine -> Uni.createFrom().item(mine.budget()))
                .orElseGet(() -> document.read()
                        .map(read -> budget(read.state(), time.now()).state(time.now())));
    }

    private CallBudget budget(LeaseState state, Moment now) {
        CallBudget budget = budgets.get();
        budget.begin(state.calls(), now);
        return budget;
    }

    /** The number of the term that is running or ran last, on whichever replica. Fails like the store. */
    public Uni<Long> lastTerm() {
        return document.read().map(read -> read.state().term());
    }

    private Uni<Void> look() {
        if (closed || term.get() != null) {
            return Uni.createFrom().voidItem();
        }
        return document.read()
                .flatMap(this::consider)
                .onFailure()
                .invoke(failure -> LOG.log(System.Logger.Level.DEBUG, "The lease could not be looked at", failure))
                .onFailure()
                .recoverWithNull()
                .invoke(() -> {
                    if (term.get() == null && !closed) {
                        timer.getAndSet(time.after(times.look(), looking::ask)).run();
                    }
                });
    }

    private Uni<Void> consider(LeaseDocument.Read read) {
        Instant now = time.steady();
        if (read.version() != seenVersion) {
            seenVersion = read.version();
            seenSince = now;
        }
        boolean silent = !now.isBefore(seenSince.plus(times.length()));
        boolean oursFromBefore = read.state().holder().equals(replica);
        return read.state().free() || silent || oursFromBefore
                ? take(read)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> take(LeaseDocument.Read read) {
        Moment sent = time.now();
        CallBudget budget = budget(read.state(), sent);
        LeaseState ours = read.state().takenBy(replica).with(budget.book(0, sent), false);
        return document.write(read.version(), ours)
                .invoke(written -> {
                    // An answer that comes when the lease is over begins nothing: others may lead by now.
                    if (written && time.now().since(sent).compareTo(times.length()) < 0) {
                        begin(new LeaseDocument.Read(read.version() + 1, ours), sent, budget);
                    }
                })
                .replaceWithVoid();
    }

    private void begin(LeaseDocument.Read taken, Moment sent, CallBudget budget) {
        AtomicReference<@Nullable Term> made = new AtomicReference<>();
        Term mine = new Term(document, time, times, taken, sent, budget, why -> lost(made.get(), why));
        made.set(mine);
        term.set(mine);
        LOG.log(System.Logger.Level.INFO, "This replica leads: term {0}", Long.toString(mine.number()));
        duties.begin(mine);
    }

    private void lost(@Nullable Term mine, String why) {
        if (mine != null && term.compareAndSet(mine, null)) {
            LOG.log(System.Logger.Level.WARNING, "This replica does not lead any more: {0}", why);
            duties.end(mine, why);
            looking.ask();
        }
    }

    /** Gives the lease up, if this replica has it, and looks for it no more. Never fails. */
    public Uni<Void> close(String why) {
        closed = true;
        timer.get().run();
        return looking.idle().flatMap(idle -> {
            Term mine = term.getAndSet(null);
            if (mine == null) {
                return Uni.createFrom().voidItem();
            }
            return mine.giveUp(why).invoke(() -> duties.end(mine, why));
        });
    }
}
