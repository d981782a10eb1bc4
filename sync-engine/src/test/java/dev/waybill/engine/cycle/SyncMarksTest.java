package dev.waybill.engine.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Marks beside the writing, on a store that answers when the test says so. */
class SyncMarksTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Integer> sizes = new ArrayList<>();
    private final List<CompletableFuture<Integer>> answers = new ArrayList<>();
    private final SyncMarks marks = new SyncMarks(slowStore());

    /** Marks are all that is asked of it. */
    private StatusStore slowStore() {
        return (StatusStore) Proxy.newProxyInstance(
                StatusStore.class.getClassLoader(), new Class<?>[] {StatusStore.class}, (store, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("markSynced");
                    sizes.add(((Collection<?>) arguments[0]).size());
                    answers.add(new CompletableFuture<>());
                    return Uni.createFrom().completionStage(answers.getLast());
                });
    }

    private CompletableFuture<Void> add(int number) {
        DocumentId id = DocumentId.ofStatus("wamid." + number, "delivered", "1555", null, "1");
        StatusEvent event =
                new StatusEvent(id, "wamid." + number, "q" + number, "delivered", "1555", NOON, NOON, false);
        Change change = new Change(
                new PendingRecord("r" + number, "q" + number, "sent"), event, 3, Set.of(id), event.receivedAt());
        return marks.add(change).subscribeAsCompletionStage();
    }

    @Test
    void noWriteWaitsForTheStoreAndWhatPilesUpIsMarkedTogether() {
        IntStream.range(0, 40).forEach(i -> assertThat(add(i)).isCompleted());
        CompletableFuture<Void> end = marks.end().subscribeAsCompletionStage();
        assertThat(sizes).containsExactly(1);

        answers.getFirst().complete(1);
        assertThat(sizes).containsExactly(1, 39);
        assertThat(end).isNotDone();

        answers.get(1).complete(39);
        assertThat(end).isDone();
        assertThat(sizes).hasSize(2);
    }

    @Test
    void theWritingWaitsWhenTooManyWait() {
        IntStream.range(0, SyncMarks.MOST_WAITING)
                .forEach(i -> assertThat(add(i)).isCompleted());

        CompletableFuture<Void> oneTooMany = add(SyncMarks.MOST_WAITING);

        assertThat(oneTooMany).isNotDone();
        answers.getFirst().complete(1);
        answers.get(1).complete(SyncMarks.MOST_WAITING);
        assertThat(oneTooMany).isDone();
    }

    @Test
    void aMarkThatFailsEndsNothing() {
        assertThat(add(1)).isCompleted();
        assertThat(add(2)).isCompleted();
        answers.getFirst().completeExceptionally(new StoreUnavailableException("gone", null));
        answers.get(1).complete(1);

        assertThat(marks.end().subscribeAsCompletionStage()).isCompleted();
        assertThat(sizes).containsExactly(1, 1);
    }
}
