package dev.waybill.sync.runs;

import dev.waybill.engine.cell.ControlCell;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cycle.RunRecord;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Keeps the figures where they survive a restart. */
@Singleton
public class SyncFigures {

    private final ControlCell<Figures> cell;

    SyncFigures(ControlCells cells) {
        this.cell = cells.cell("figures", Figures.class, Figures.NONE);
    }

    /** The figures as they are. */
    public Uni<Figures> get() {
        return cell.get();
    }

    Uni<Figures> started(Instant at) {
        return cell.update(figures -> figures.started(at));
    }

    Uni<Figures> ended(RunRecord run) {
        return cell.update(figures -> figures.ended(run));
    }

    Uni<Figures> live(RunRecord run) {
        return cell.update(figures -> figures.live(run));
    }
}
