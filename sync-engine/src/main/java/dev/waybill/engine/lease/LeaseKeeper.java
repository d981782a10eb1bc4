package dev.waybill.engine.lease;

import dev.waybill.engine.time.EngineTime;
import dev.waybill.engine.time.Moment;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Keeps the lease of one term: writes it again before it ends, together with the calls that are to be noted. It is lost
 * when another replica has taken it, or when it has run out and the store does not say that it is still ours.
 */
final class LeaseKeeper {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final LeaseDocument document;
    private final EngineTime time;
    private final LeaseTimes times;
    private final LeaseState mine;
    private final TermCalls calls;
    private final Consumer<String> onLost;
    private final OneAtATime writing = new OneAtATime(this::write);
    private final AtomicReference<Runnable> timer = new AtomicReference<>(() -> {});
    private final AtomicBoolean over = new AtomicBoolean();

    /** Written by one writing at a time. */
    private volatile long version;

    private volatile Moment heldFrom;

    /**
     * @param taken the document as this replica has written it
     * @param heldFrom before the writing was sent
     * @param onLost told once, on any thread, why the lease is not ours any more
     */
    LeaseKeeper(
            LeaseDocument document,
            EngineTime time,
            LeaseTimes times,
            LeaseDocument.Read taken,
            Moment heldFrom,
            TermCalls calls,
            Consumer<String> onLost) {
        this.document = document;
        this.time = time;
        this.times = times;
        this.mine = taken.state();
        this.version = taken.version();
        this.heldFrom = heldFrom;
        this.calls = calls;
        this.onLost = onLost;
    }

    /** How long nobody else can lead; not positive when somebody may. */
    Duration left() {
        return over.get() ? Duration.ZERO : times.length().minus(time.now().since(heldFrom));
    }

    /** Writes the lease soon, with what is to be noted by then. */
    void ask() {
        if (!over.get()) {
            writing.ask();
        }
    }

    /** Writes the lease again and again from now on. */
    void begin() {
        nextIn(times.extension());
    }

    private void nextIn(Duration delay) {
        timer.getAndSet(time.after(delay, this::ask)).run();
    }

    private Uni<Void> write() {
        if (over.get()) {
            return Uni.createFrom().voidItem();
        }
        TermCalls.Note note = calls.note();
        Moment sent = time.now();
        long before = version;
        return inTime(document.write(before, mine.with(note.book(), false)))
                .invoke(written -> {
                    if (written) {
                        version = before + 1;
                        heldFrom = sent;
                        nextIn(times.extension());
                        calls.noted(note);
                    } else {
                        lost("another replica leads now");
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(this::findOut);
    }

    /** The store failed: whether it has written the lease all the same is what it holds now. */
    private Uni<Void> findOut(Throwable failure) {
        return inTime(document.read())
                .invoke(found -> {
                    if (isMine(found.state())) {
                        version = found.version();
                        nextIn(RETRY);
                    } else {
                        lost("another replica leads now");
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(again -> {
                    if (left().isPositive()) {
                        nextIn(RETRY);
                    } else {
                        lost("the store could not keep the lease: " + failure.getMessage());
                    }
                    return Uni.createFrom().voidItem();
                });
    }

    private boolean isMine(LeaseState found) {
        return found.term() == mine.term() && found.holder().equals(mine.holder()) && !found.free();
    }

    private <T> Uni<T> inTime(Uni<T> answer) {
        return Uni.combine()
                .any()
                .of(
                        answer,
                        time.pause(LeaseTimes.PATIENCE)
                                .onItem()
                                .transformToUni(done -> Uni.createFrom()
                                        .failure(new IllegalStateException(
                                                "no answer within " + LeaseTimes.PATIENCE.toSeconds() + " s"))));
    }

    private void lost(String why) {
        if (over.compareAndSet(false, true)) {
            timer.get().run();
            onLost.accept(why);
        }
    }

    /** Gives the lease up, with the calls as they are. Completes when that is written or cannot be; never fails. */
    Uni<Void> giveUp() {
        if (!over.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        timer.get().run();
        return writing.idle()
                .flatMap(idle -> inTime(document.write(version, mine.with(calls.lastBook(), true))))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
