package dev.waybill.sync.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlStore;
import dev.waybill.sync.lock.CycleLock;
import dev.waybill.sync.state.ControlCell;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Where the running cycle says how far it is, for every replica to see. */
@Singleton
public class ProgressBoard {

    private final ControlCell<Said> cell;
    private final CycleLock lock;
    private final Clock clock;

    ProgressBoard(ControlStore store, ObjectMapper json, CycleLock lock, Clock clock) {
        this.cell = new ControlCell<>(store, json, "progress", Said.class, new Said(Optional.empty()));
        this.lock = lock;
        this.clock = clock;
    }

    /** What was said last, if anything ever was. */
    record Said(Optional<RunProgress> last) {}

    /** How far the cycle is that runs now, on whichever replica; empty if none does or it has only begun. */
    public Uni<Optional<RunProgress>> running() {
        return Uni.combine()
                .all()
                .unis(lock.holder(), cell.get())
                .with((holder, said) -> said.last()
                        .filter(progress ->
                                holder.filter(progress.runId()::equals).isPresent()));
    }

    /** Where one run says how far it is. */
    ProgressNote of(String runId, Trigger trigger) {
        return new ProgressNote(
                clock,
                (startedAt, progress) -> cell.update(before -> new Said(
                                Optional.of(new RunProgress(runId, trigger, startedAt, clock.instant(), progress))))
                        .replaceWithVoid());
    }
}
