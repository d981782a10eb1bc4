package dev.waybill.store.sqlite;

import dev.waybill.model.store.QueryTooLongException;
import dev.waybill.model.store.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** One writer and some readers on one file, as Unis. Results come on the executor of whoever subscribed. */
final class Engine implements AutoCloseable {

    private final Writer writer;
    private final ReadPool readers;
    private final ReadPool questions;
    private final FileCheck check;
    private final Supplier<Executor> callers;

    Engine(Writer writer, DatabaseFile file, SqliteOptions options, Supplier<Executor> callers) {
        this.writer = writer;
        this.readers = new ReadPool(file, options, "store-reader");
        this.questions = new ReadPool(file, options, "store-question");
        this.check = new FileCheck(file);
        this.callers = callers;
    }

    /** Begins to write, and to check the file beside that where it was left open. */
    void start() {
        writer.start();
        check.start();
    }

    /** Runs work in the writer's next transaction; completes when that is durable. */
    <T> Uni<T> write(Job.Size size, Job.Work<T> work) {
        return onCallers(Uni.createFrom().emitter(caller -> {
            try {
                writer.put(new Job<>(size, work, caller));
            } catch (StoreUnavailableException e) {
                caller.fail(e);
            }
        }));
    }

    /**
     * Runs a read whose cost is the asker's choice; may fail with {@link QueryTooLongException}. It has threads and
     * connections of its own, so that no question, however slow, holds up what is quick.
     */
    <T> Uni<T> query(Job.Work<T> work) {
        return onCallers(Uni.createFrom().emitter(caller -> questions.read(work, caller)));
    }

    /** Runs a read that is quick on a store that is well. */
    <T> Uni<T> read(Job.Work<T> work) {
        return onCallers(Uni.createFrom().<T>emitter(caller -> readers.read(work, caller)))
                .onFailure(QueryTooLongException.class)
                .transform(e -> new StoreUnavailableException("the store reads too slowly now; try again", e));
    }

    /** The executor is asked for while subscribing, where the caller's thread still is the current one. */
    private <T> Uni<T> onCallers(Uni<T> result) {
        return Uni.createFrom().deferred(() -> result.emitOn(callers.get()));
    }

    /** Reads that run at one time. */
    int readers() {
        return readers.size();
    }

    int waiting() {
        return writer.waiting();
    }

    boolean isDamaged() {
        return check.hasFoundDamage();
    }

    @Override
    public void close() {
        check.close();
        writer.close();
        readers.close();
        questions.close();
    }
}
