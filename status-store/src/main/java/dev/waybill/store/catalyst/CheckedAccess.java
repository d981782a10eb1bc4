package dev.waybill.store.catalyst;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.zoho.nosql.NosqlFailure;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What every call goes through: it begins when it is subscribed to, waits for the check of the tables, works on the
 * workers, fails as the port says, and hands its result to whoever called.
 */
final class CheckedAccess {

    private final TablesCheck check;
    private final Executor workers;
    private final Supplier<Executor> callers;

    /** @param callers where a result goes; called on the thread that subscribes */
    CheckedAccess(TablesCheck check, Executor workers, Supplier<Executor> callers) {
        this.check = check;
        this.workers = workers;
        this.callers = callers;
    }

    <T> Uni<T> through(Supplier<Uni<T>> call) {
        return Uni.createFrom().deferred(() -> {
            Executor caller = callers.get();
            return translate(check.passed().emitOn(workers).chain(passed -> call.get()))
                    .emitOn(caller);
        });
    }

    /** The same call, failing as the port says. */
    static <T> Uni<T> translate(Uni<T> call) {
        return call.onFailure(NosqlFailure.class)
                .transform(failure -> new StoreUnavailableException(String.valueOf(failure.getMessage()), failure));
    }
}
