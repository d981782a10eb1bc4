package dev.waybill.engine.live;

import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.ChangeWriter;
import dev.waybill.engine.cycle.Halt;
import dev.waybill.engine.cycle.PendingRecord;
import dev.waybill.engine.cycle.RecordWriter;
import dev.waybill.engine.cycle.RejectedRecords;
import dev.waybill.engine.cycle.RunRecorder;
import dev.waybill.engine.cycle.Written;
import dev.waybill.engine.lease.OneAtATime;
import dev.waybill.engine.lease.Share;
import dev.waybill.engine.lease.Term;
import dev.waybill.engine.time.EngineTime;
import dev.waybill.model.status.StatusOrder;
import dev.waybill.model.store.StatusStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store-driven way of a status into Creator: while this replica leads, new events of the store are written as soon
 * as the day's calls allow. Cycles hand their changes over too, so that one place decides what is written to a record.
 * Switched off, it hands the changes of cycles straight on. Source: live.md.
 */
public final class LiveSync implements ChangeWriter {

    private final LiveOptions options;
    private final RecordWriter writer;
    private final LiveParts parts;
    private final OneAtATime looking = new OneAtATime(this::look);
    private final AtomicReference<@Nullable LiveTerm> running = new AtomicReference<>();
    private final AtomicReference<Runnable> timer = new AtomicReference<>(() -> {});
    private volatile Consumer<Halt> onHalt = halt -> {};
    private volatile Supplier<String> runIds = () -> "";
    private volatile boolean closing;

    /** @param brought told of each status that is in Creator how long after its callback; must not wait */
    public LiveSync(
            StatusStore store,
            ControlCells cells,
            StatusOrder order,
            RecordWriter writer,
            RejectedRecords rejected,
            RunRecorder recorder,
            EngineTime time,
            LiveOptions options,
            NetPlan net,
            Consumer<Duration> brought) {
        this.options = options;
        this.writer = writer;
        this.parts = new LiveParts(
                store,
                order,
                writer,
                recorder,
                time,
                options,
                new LiveWatcher() {
                    @Override
                    public void brought(Duration age) {
                        brought.accept(age);
                    }

                    @Override
                    public void halted(Halt halt) {
                        onHalt.accept(halt);
                    }
                },
                () -> runIds.get(),
                new RejectionMemory(rejected, time),
                new TrafficBook(cells),
                net);
    }

    /**
     * This replica leads from now on.
     *
     * @param ids names runs
     * @param halted told of failures that concern all calls
     */
    public void begin(Term term, Supplier<String> ids, Consumer<Halt> halted) {
        if (!options.on()) {
            return;
        }
        runIds = ids;
        onHalt = halted;
        LiveTerm mine = new LiveTerm(parts, term);
        running.set(mine);
        parts.refusals().refresh();
        parts.traffic().load().onFailure().recoverWithNull().subscribe().with(loaded -> looking.ask());
    }

    /** It does not lead any more. */
    public void end() {
        timer.get().run();
        running.set(null);
    }

    /** Whether the scheduler is on: live sync goes with it. */
    public void follow(boolean schedulerOn) {
        LiveTerm mine = running.get();
        if (mine != null) {
            mine.switchOff(!schedulerOn);
        }
    }

    /** A cycle has ended, which may have been told of refused records. */
    public void cycleEnded() {
        if (running.get() != null) {
            parts.refusals().refresh();
        }
    }

    /** Starts nothing any more; completes when no call is in flight and what was written is recorded. Never fails. */
    public Uni<Void> close() {
        closing = true;
        timer.get().run();
        LiveTerm mine = running.get();
        return mine == null
                ? Uni.createFrom().voidItem()
                : mine.close().onFailure().recoverWithNull();
    }

    private Uni<Void> look() {
        LiveTerm mine = running.get();
        if (mine == null || closing) {
            return Uni.createFrom().voidItem();
        }
        return mine.look()
                .invoke(() -> timer.getAndSet(parts.time().after(options.poll(), looking::ask))
                        .run());
    }

    @Override
    public void seen(List<PendingRecord> records, boolean all) {
        LiveTerm mine = running.get();
        if (mine != null) {
            mine.seen(records, all);
        }
    }

    @Override
    public Multi<Written> write(Share share, List<Change> changes) {
        LiveTerm mine = running.get();
        return mine == null ? writer.write(share, changes) : mine.write(share, changes);
    }
}
