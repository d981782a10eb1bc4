package dev.waybill.engine.schedule;

import dev.waybill.engine.budget.BudgetState;
import dev.waybill.engine.budget.CallBudget;
import dev.waybill.engine.cell.ControlCell;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cycle.BusyException;
import dev.waybill.engine.cycle.Cycles;
import dev.waybill.engine.cycle.Halt;
import dev.waybill.engine.cycle.RunRecorder;
import dev.waybill.engine.cycle.Trigger;
import dev.waybill.engine.lease.Leadership;
import dev.waybill.engine.lease.LeaseTimes;
import dev.waybill.engine.lease.OneAtATime;
import dev.waybill.engine.lease.Term;
import dev.waybill.engine.live.LiveSync;
import dev.waybill.engine.live.NetPlan;
import dev.waybill.engine.time.EngineTime;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The sync of one replica. Whichever replica leads starts the cycles that are due and does what operators ask of any
 * replica; the others hand requests on to it through the store.
 */
public final class SyncEngine {

    private static final System.Logger LOG = System.getLogger(SyncEngine.class.getName());

    private static final long UNSEEN = -1;

    private final EngineTime time;
    private final SyncOptions options;
    private final RandomGenerator random;
    private final RunRecorder recorder;
    private final Cycles cycles;
    private final LiveSync live;
    private final NetPlan net;
    private final Requests requests;
    private final ControlCell<SchedulerState> scheduler;
    private final Leadership leadership;
    private final OneAtATime polling = new OneAtATime(this::poll);
    private final AtomicReference<Runnable> timer = new AtomicReference<>(() -> {});
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean troubleLogged = new AtomicBoolean();
    private volatile @Nullable DueTime due;
    private volatile long stopsSeen = UNSEEN;
    private volatile boolean closing;

    /**
     * @param replica a name that no other replica, and no earlier process, has
     * @param budgets a new budget for each term
     */
    public SyncEngine(
            ControlCells cells,
            EngineTime time,
            LeaseTimes leaseTimes,
            String replica,
            Supplier<CallBudget> budgets,
            Cycles cycles,
            LiveSync live,
            NetPlan net,
            RunRecorder recorder,
            SyncOptions options,
            RandomGenerator random) {
        this.time = time;
        this.options = options;
        this.random = random;
        this.recorder = recorder;
        this.cycles = cycles;
        this.live = live;
        this.net = net;
        this.requests = new Requests(cells);
        this.scheduler = cells.cell("scheduler", SchedulerState.class, SchedulerState.OFF);
        this.leadership = new Leadership(cells, time, leaseTimes, replica, budgets, new WhileLeading());
    }

    private final class WhileLeading implements Leadership.Duties {

        @Override
        public void begin(Term term) {
            due = null;
            stopsSeen = UNSEEN;
            live.begin(term, SyncEngine.this::newId, SyncEngine.this::onHalt);
            polling.ask();
        }

        @Override
        public void end(Term term, String why) {
            live.end();
            timer.get().run();
        }
    }

    /** Begins: the scheduler is on from now on, and this replica leads as soon as it may. */
    public void start() {
        switchOn();
        leadership.start();
    }

    /** A reason to be off may be gone with the restart. Repeated until the store has taken it. */
    private void switchOn() {
        scheduler.update(SchedulerState::started).subscribe().with(done -> polling.ask(), failure -> {
            logOnce(failure);
            Runnable unused = time.after(options.poll(), this::switchOn);
        });
    }

    /**
     * Ends: what is running stops, its calls in flight end, it is recorded, and the lease is given up. Completes when
     * all that is done or its time is over; never fails.
     */
    public Uni<Void> close() {
        closing = true;
        timer.get().run();
        String why = "the application shuts down; the next cycle goes on";
        cycles.stop(why);
        return Uni.combine()
                .any()
                .of(cycles.idle().flatMap(idle -> live.close()), time.pause(SyncOptions.LAST_CALLS))
                .flatMap(over -> leadership.close(why));
    }

    /** A new id for a run or a request; later ones are higher. */
    public String newId() {
        return RunIds.at(time.wall(), random);
    }

    /** Whether this replica leads. */
    public boolean leads() {
        return leadership.term().isPresent();
    }

    /** The number of the term that is running or ran last, on whichever replica. Fails like the store. */
    public Uni<Long> lastTerm() {
        return leadership.lastTerm();
    }

    /** How the budget stands, if this replica leads. */
    public Optional<BudgetState> ownBudget() {
        return leadership.term().map(Term::budget);
    }

    /** How the budget stands, whoever leads. Fails like the store. */
    public Uni<BudgetState> budget() {
        return leadership.budget();
    }

    /** The scheduler as it is. Fails like the store. */
    public Uni<SchedulerState> scheduler() {
        return scheduler.get();
    }

    /** Switches the scheduler on, for every replica. Fails like the store. */
    public Uni<SchedulerState> switchSchedulerOn() {
        return scheduler
                .update(before -> before.on() ? before : before.started())
                .invoke(polling::ask);
    }

    /** Switches the scheduler off and stops what is running, on whichever replica. Fails like the store. */
    public Uni<SchedulerState> switchSchedulerOff() {
        return switchOff(null);
    }

    private Uni<SchedulerState> switchOff(@Nullable String why) {
        return scheduler.update(before -> before.stopped(why)).invoke(this::followStop);
    }

    /**
     * Asks whoever leads. A caller who leaves takes nothing back.
     *
     * @return the answer; empty if there is none within twenty seconds: then {@link #answerTo} has it later. Fails like
     *     the store
     */
    public Uni<Optional<Answer>> ask(Request request) {
        Optional<Term> mine = leadership.term();
        Uni<Optional<Answer>> answer =
                (mine.isPresent() ? askHere(mine.get(), request) : askOthers(request)).map(Optional::of);
        return Uni.combine().any().of(answer, time.pause(SyncOptions.PATIENCE).map(late -> Optional.empty()));
    }

    private Uni<Answer> askHere(Term term, Request request) {
        inHand.add(request.id());
        Uni<Answer> answer = serve(term, request).memoize().indefinitely();
        // Kept as well, for a caller who could not wait; and nobody who leaves takes the request back.
        answer.flatMap(done -> requests.answer(request, done))
                .eventually(() -> inHand.remove(request.id()))
                .subscribe()
                .with(
                        kept -> {},
                        failure -> LOG.log(System.Logger.Level.DEBUG, "An answer could not be kept", failure));
        return answer;
    }

    private Uni<Answer> askOthers(Request request) {
        return requests.add(request)
                .flatMap(taken -> taken
                        ? lookForAnswer(request.id())
                        : Uni.createFrom()
                                .item(Answer.failed(
                                        "too many requests wait for a replica that leads; try again later")));
    }

    private Uni<Answer> lookForAnswer(String id) {
        return requests.answerTo(id)
                .flatMap(found -> found.map(answer -> Uni.createFrom().item(answer))
                        .orElseGet(() -> time.pause(options.poll().dividedBy(4)).flatMap(later -> lookForAnswer(id))));
    }

    /** The answer to a request, once there is one. Fails like the store. */
    public Uni<Optional<Answer>> answerTo(String requestId) {
        return requests.answerTo(requestId);
    }

    /** Whether a request waits for its answer. Fails like the store. */
    public Uni<Boolean> isOpen(String requestId) {
        return requests.open()
                .map(open -> inHand.contains(requestId)
                        || open.stream().anyMatch(request -> request.id().equals(requestId)));
    }

    private Uni<Answer> serve(Term term, Request request) {
        return Uni.createFrom()
                .deferred(() -> switch (request.kind()) {
                    case CYCLE -> {
                        startCycle(term, request.id(), Trigger.OPERATOR);
                        yield Uni.createFrom().item(Answer.DONE);
                    }
                    case DRY_RUN ->
                        cycles.dryRun(term, request.id()).map(looked -> new Answer(null, null, looked, null));
                    case END_PAUSE -> endPause(term);
                })
                .onFailure(BusyException.class)
                .recoverWithItem(busy -> Answer.busy(busy.runningId()))
                .onFailure()
                .recoverWithItem(failure -> Answer.failed(
                        "the request could not be done: " + failure.getClass().getSimpleName()));
    }

    private Uni<Answer> endPause(Term term) {
        Instant until = term.budget().pausedUntil();
        term.endPause();
        return scheduler.update(SchedulerState::open).map(open -> new Answer(null, null, null, until));
    }

    /** One look of the leader at what operators asked for and at what is due. */
    private Uni<Void> poll() {
        Optional<Term> term = leadership.term();
        if (term.isEmpty() || closing) {
            return Uni.createFrom().voidItem();
        }
        return dueTime()
                .flatMap(known -> Uni.combine()
                        .all()
                        .unis(scheduler.get(), requests.open())
                        .with((state, open) -> {
                            troubleLogged.set(false);
                            followStop(state);
                            serveAll(term.get(), open);
                            startIfDue(term.get(), state, known);
                            return known;
                        }))
                .onFailure()
                .invoke(this::logOnce)
                .onFailure()
                .recoverWithNull()
                .invoke(this::pollLater)
                .replaceWithVoid();
    }

    private Uni<DueTime> dueTime() {
        DueTime known = due;
        return known != null
                ? Uni.createFrom().item(known)
                : recorder.lastStart().map(last -> {
                    DueTime read = DueTime.after(last.orElse(null), net.apart(), options.grace(), time.now());
                    due = read;
                    return read;
                });
    }

    private void pollLater() {
        DueTime known = due;
        Duration untilDue = known == null
                ? options.poll()
                : Duration.between(time.steady(), known.at().steady());
        Duration delay = untilDue.isPositive() && untilDue.compareTo(options.poll()) < 0 ? untilDue : options.poll();
        timer.getAndSet(time.after(delay, polling::ask)).run();
    }

    private void followStop(SchedulerState state) {
        long seen = stopsSeen;
        stopsSeen = Math.max(seen, state.stops());
        live.follow(state.on());
        if (seen != UNSEEN && seen < state.stops()) {
            cycles.stop("the scheduler was stopped; the next cycle goes on");
        }
    }

    private void serveAll(Term term, List<Request> open) {
        open.stream()
                .filter(request -> inHand.add(request.id()))
                .forEach(request -> serve(term, request)
                        .flatMap(answer -> requests.answer(request, answer))
                        .eventually(() -> inHand.remove(request.id()))
                        .subscribe()
                        .with(done -> {}, this::logOnce));
    }

    private void startIfDue(Term term, SchedulerState state, DueTime known) {
        boolean may = state.on()
                && state.isOpen(time.wall(), SyncOptions.LONGEST_PAUSE)
                && cycles.running().isEmpty();
        if (may && known.isDue(time.now())) {
            startCycle(term, newId(), Trigger.SCHEDULER);
        }
    }

    private void startCycle(Term term, String runId, Trigger trigger) {
        cycles.start(term, runId, trigger, this::onEnd);
        due = new DueTime(time.now().plus(net.next(time.wall())));
    }

    private void onHalt(Halt halt) {
        follow(halt.after(), halt.reason());
    }

    private void onEnd(Cycles.End end) {
        net.read(end.pages());
        live.cycleEnded();
        if (end.broken()) {
            due = new DueTime(time.now().plus(options.retry()));
        }
        follow(end.after(), end.reason());
    }

    private void follow(Halt.After after, @Nullable String reason) {
        Uni<?> change = switch (after) {
            case Halt.After.GoOn g -> Uni.createFrom().voidItem();
            case Halt.After.NotBefore(Instant until) -> scheduler.update(before -> before.closedUntil(until));
            case Halt.After.RetryAt(Instant at) -> {
                DueTime retry = new DueTime(time.now().plus(Duration.between(time.wall(), at)));
                DueTime known = due;
                due = known == null || retry.at().steady().isBefore(known.at().steady()) ? retry : known;
                yield scheduler.update(before -> before.closedUntil(at));
            }
            case Halt.After.StopScheduler s -> switchOff(reason);
        };
        change.subscribe()
                .with(
                        done -> {},
                        failure -> LOG.log(
                                System.Logger.Level.ERROR,
                                "What a failed call means for the scheduler could not be noted: {0}",
                                failure.getMessage()));
    }

    private void logOnce(Throwable failure) {
        if (!troubleLogged.getAndSet(true)) {
            LOG.log(System.Logger.Level.ERROR, "The sync waits for the store, check it: {0}", failure.getMessage());
        }
    }
}
