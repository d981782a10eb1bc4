package dev.waybill.engine.cycle;

import dev.waybill.engine.cell.ControlCell;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cell.Decision;
import dev.waybill.engine.time.EngineTime;
import io.smallrye.mutiny.Uni;

/** What cycles leave for the next one. A cycle of an older term leaves nothing: a later one knows better. */
final class CycleMemory {

    private final StatusComparison comparison;
    private final CycleLimits limits;
    private final ControlCell<Kept> carryOver;
    private final RejectedRecords rejected;
    private final EngineTime time;

    CycleMemory(
            StatusComparison comparison,
            CycleLimits limits,
            ControlCells cells,
            RejectedRecords rejected,
            EngineTime time) {
        this.comparison = comparison;
        this.limits = limits;
        this.carryOver = cells.cell("carry-over", Kept.class, new Kept(0, CarryOver.NOTHING));
        this.rejected = rejected;
        this.time = time;
    }

    /** @param term the term whose cycle left it */
    record Kept(long term, CarryOver carryOver) {}

    /** A cycle that begins with what was left. */
    Uni<SyncRun> newRun() {
        return Uni.combine()
                .all()
                .unis(carryOver.get(), rejected.all())
                .with((kept, refused) ->
                        new SyncRun(comparison, limits, kept.carryOver(), new Rejections(refused, time.wall())));
    }

    /** Keeps what a cycle leaves. */
    Uni<Void> keep(long term, SyncRun run) {
        return carryOver
                .<Boolean>decide(before -> before.term() > term
                        ? Decision.keep(false)
                        : Decision.write(new Kept(term, run.carryOver()), true))
                .flatMap(ours -> ours
                        ? rejected.keep(run.rejections())
                        : Uni.createFrom().voidItem());
    }
}
