package dev.waybill.sync.runs;

import dev.waybill.engine.cell.ControlCell;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cycle.Progress;
import dev.waybill.engine.cycle.Run;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the running cycle says how far it is, for every replica to see. */
@Singleton
public class ProgressBoard {

    private final ControlCell<Said> cell;
    private final Clock clock;

    ProgressBoard(ControlCells cells, Clock clock) {
        this.cell = cells.cell("progress", Said.class, new Said(null));
        this.clock = clock;
    }

    /** @param last absent while no cycle is running */
    record Said(@Nullable Latest last) {}

    /**
     * How far a run was when it last said so.
     *
     * @param at when it said so
     */
    public record Latest(Run run, Instant at, Progress progress) {}

    /**
     * How far the cycle is that is running, on whichever replica; empty if none is, or it has only begun.
     *
     * @param term the term that is running: what an earlier one left there is over
     */
    public Uni<Optional<Latest>> running(long term) {
        return cell.get()
                .map(said -> Optional.ofNullable(said.last())
                        .filter(latest -> latest.run().term() == term));
    }

    /** Where one run says how far it is. */
    ProgressNote of(Run run) {
        return new ProgressNote(
                clock,
                progress -> cell.update(before -> new Said(new Latest(run, clock.instant(), progress)))
                        .replaceWithVoid());
    }

    /** No cycle is running any more. */
    Uni<Void> clear() {
        return cell.update(before -> new Said(null)).replaceWithVoid();
    }
}
