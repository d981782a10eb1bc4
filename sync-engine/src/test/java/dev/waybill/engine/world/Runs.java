package dev.waybill.engine.world;

import dev.waybill.engine.cycle.Progress;
import dev.waybill.engine.cycle.Run;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.cycle.RunRecorder;
import dev.waybill.engine.cycle.Written;
import dev.waybill.model.store.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Where runs are recorded, as one process meets it. */
public final class Runs implements RunRecorder {

    /** What all processes share. */
    static final class Kept {
        final List<Run> started = new ArrayList<>();
        final List<RunRecord> ended = new ArrayList<>();
    }

    private final Kept kept;
    private final ProcessTime time;

    /** Names of calls that fail, and nothing is done. */
    public Predicate<String> fails = call -> false;

    /** Told of each record as it is kept. */
    public Consumer<RunRecord> onEnded = record -> {};

    public int written;

    Runs(Kept kept, ProcessTime time) {
        this.kept = kept;
        this.time = time;
    }

    private <T> Uni<T> ask(String call, Supplier<T> answer) {
        return Uni.createFrom()
                .deferred(() -> time.ask(
                        Duration.ofMillis(4),
                        () -> fails.test(call)
                                ? Uni.createFrom()
                                        .failure(new StoreUnavailableException("the store is away for a while", null))
                                : Uni.createFrom().item(answer.get())));
    }

    @Override
    public Uni<Optional<Instant>> lastStart() {
        return ask(
                "lastStart",
                () -> kept.started.isEmpty()
                        ? Optional.empty()
                        : Optional.of(kept.started.getLast().startedAt()));
    }

    @Override
    public Uni<Void> started(Run run) {
        return ask("started", () -> kept.started.add(run)).replaceWithVoid();
    }

    @Override
    public void progress(Run run, Progress progress) {}

    @Override
    public void wrote(Run run, Written done, Instant at) {
        written++;
    }

    @Override
    public Uni<Void> ended(RunRecord run) {
        return ask("ended", () -> kept.ended.add(run))
                .invoke(() -> onEnded.accept(run))
                .replaceWithVoid();
    }
}
