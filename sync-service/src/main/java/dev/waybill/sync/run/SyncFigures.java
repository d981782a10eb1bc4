package dev.waybill.sync.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlStore;
import dev.waybill.sync.state.ControlCell;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Keeps the figures where they survive a restart. */
@Singleton
public class SyncFigures {

    private final ControlCell<Figures> cell;

    SyncFigures(ControlStore store, ObjectMapper json) {
        this.cell = new ControlCell<>(store, json, "figures", Figures.class, Figures.NONE);
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
}
