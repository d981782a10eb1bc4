package dev.waybill.store.sqlite;

import dev.waybill.model.store.QueryTooLongException;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One read on its way: it ends early when its time is over or when nobody waits for it any more.
 *
 * @param <T> the read's result
 */
final class Reading<T> {

    private enum State {
        WANTED,
        LATE,
        UNWANTED
    }

    private final Job.Work<T> work;
    private final UniEmitter<? super T> caller;
    private final Duration limit;
    private final AtomicReference<State> state = new AtomicReference<>(State.WANTED);

    Reading(Job.Work<T> work, UniEmitter<? super T> caller, Duration limit) {
        this.work = work;
        this.caller = caller;
        this.limit = limit;
    }

    /** Its time is over. Any thread. */
    void late() {
        state.compareAndSet(State.WANTED, State.LATE);
    }

    /** The caller has gone, or has its answer. Any thread. */
    void unwanted() {
        state.set(State.UNWANTED);
    }

    boolean isWanted() {
        return state.get() != State.UNWANTED;
    }

    T run(Session session) throws SQLException {
        return session.until(() -> state.get() != State.WANTED, work);
    }

    void complete(T result) {
        caller.complete(result);
    }

    void fail(Throwable reason) {
        caller.fail(reason);
    }

    void fail(SQLException reason) {
        boolean late = SqlFailures.isInterrupt(reason) && state.get() == State.LATE;
        caller.fail(late ? new QueryTooLongException(limit) : SqlFailures.translated(reason));
    }
}
