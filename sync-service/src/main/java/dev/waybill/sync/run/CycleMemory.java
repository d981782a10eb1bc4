package dev.waybill.sync.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.engine.cycle.CarryOver;
import dev.waybill.engine.cycle.CycleLimits;
import dev.waybill.engine.cycle.Judge;
import dev.waybill.engine.cycle.Rejections;
import dev.waybill.engine.cycle.SyncRun;
import dev.waybill.model.store.ControlStore;
import dev.waybill.sync.state.ControlCell;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What cycles leave for the next one. */
@Singleton
class CycleMemory {

    private final Judge judge;
    private final CycleLimits limits;
    private final ControlCell<CarryOver> carryOver;
    private final RejectedRecords rejected;
    private final Clock clock;

    CycleMemory(
            Judge judge,
            SyncConfig config,
            ControlStore control,
            ObjectMapper json,
            RejectedRecords rejected,
            Clock clock) {
        this.judge = judge;
        this.limits = new CycleLimits(config.maxPages(), config.maxRecords());
        this.carryOver = new ControlCell<>(control, json, "carry-over", CarryOver.class, CarryOver.NOTHING);
        this.rejected = rejected;
        this.clock = clock;
    }

    /** A cycle that begins with what was left. */
    Uni<SyncRun> newRun() {
        return Uni.combine()
                .all()
                .unis(carryOver.get(), rejected.all())
                .with((before, refused) ->
                        new SyncRun(judge, limits, before, new Rejections(refused, clock.instant())));
    }

    /** Keeps what a cycle leaves. */
    Uni<Void> keep(SyncRun run) {
        return carryOver.update(before -> run.carryOver()).flatMap(kept -> rejected.keep(run.rejections()));
    }
}
