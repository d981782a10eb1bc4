package dev.waybill.engine.world;

import dev.waybill.engine.budget.CallFailure;
import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.Creator;
import dev.waybill.engine.cycle.PendingPage;
import dev.waybill.engine.cycle.PendingRecord;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way of one replica to Creator. */
final class CreatorLink implements Creator {

    private final FakeCreator creator;
    private final VirtualTime time;
    private final ProcessTime process;
    private final String replica;
    private final Consumer<FakeCreator.Call> starts;

    /** @param starts told of each call at the moment of its start */
    CreatorLink(
            FakeCreator creator,
            VirtualTime time,
            ProcessTime process,
            String replica,
            Consumer<FakeCreator.Call> starts) {
        this.creator = creator;
        this.time = time;
        this.process = process;
        this.replica = replica;
        this.starts = starts;
    }

    @Override
    public Uni<Void> ready() {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<PendingPage> pending(@Nullable String cursor) {
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        return call("", "", () -> {
            List<PendingRecord> page = creator.page(from);
            return new PendingPage(
                    page,
                    List.of(),
                    creator.absent,
                    page.size() < creator.pageSize ? null : String.valueOf(from + creator.pageSize));
        });
    }

    @Override
    public Uni<PendingPage> withQueueIds(List<String> queueIds) {
        return call(
                "",
                "",
                () -> new PendingPage(
                        creator.records.values().stream()
                                .filter(record -> queueIds.contains(record.queueId()))
                                .toList(),
                        List.of(),
                        creator.absent,
                        null));
    }

    @Override
    public Uni<Void> update(Change change) {
        return call(change.record().recordId(), change.status(), () -> {
                    creator.write(change);
                    return change;
                })
                .replaceWithVoid();
    }

    private <T> Uni<T> call(String record, String status, Supplier<T> done) {
        return Uni.createFrom().emitter(emitter -> {
            FakeCreator.Call call = new FakeCreator.Call(time.now(), replica, record, status);
            starts.accept(call);
            Duration half = creator.latency.apply(call).dividedBy(2);
            Optional<CallFailure> wrong = creator.arrive(call);
            if (wrong.isPresent()) {
                process.after(half, () -> emitter.fail(wrong.get()));
                return;
            }
            time.later(half, () -> {
                T answer = done.get();
                creator.leave();
                process.after(half, () -> emitter.complete(answer));
            });
        });
    }

    @Override
    public Map<String, String> fields(Change change) {
        return Map.of("Status", change.status());
    }
}
