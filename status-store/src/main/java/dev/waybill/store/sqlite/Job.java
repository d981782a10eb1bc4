package dev.waybill.store.sqlite;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One call that waits for the writer. It learns its result when it runs and tells its caller when that is durable.
 *
 * @param <T> the call's result
 */
final class Job<T> {

    /**
     * What a call does inside a transaction. When another call of the same transaction fails it is all taken back and
     * done once more, so it must come to the same again.
     *
     * @param <T> its result
     */
    @FunctionalInterface
    interface Work<T> {
        T in(Session session) throws SQLException;
    }

    private final Size size;
    private final Work<T> work;
    private final UniEmitter<? super T> caller;
    private @Nullable T result;
    private @Nullable Throwable failure;

    /**
     * How much a call makes wait.
     *
     * @param documents documents it names
     * @param bytes roughly what it holds in memory
     */
    record Size(int documents, long bytes) {
        static final Size SMALL = new Size(0, 0);
    }

    Job(Size size, Work<T> work, UniEmitter<? super T> caller) {
        this.size = size;
        this.work = work;
        this.caller = caller;
    }

    Size size() {
        return size;
    }

    void run(Session session) throws SQLException {
        result = work.in(session);
    }

    /** The call alone failed; its transaction goes on without it. */
    void spoil(Throwable reason) {
        failure = reason;
    }

    /** The transaction is durable. */
    void settle() {
        if (failure != null) {
            caller.fail(failure);
        } else {
            caller.complete(result);
        }
    }

    /** The transaction failed. */
    void fail(Throwable reason) {
        caller.fail(failure != null ? failure : reason);
    }
}
