package dev.waybill.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.sqlite.SqliteOptions.QueueBound;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WriteQueueTest {

    private static final int MOST = 1000;

    private final WriteQueue queue = new WriteQueue(new QueueBound(MOST, MOST, MOST));

    @Test
    void takesWhatWaitsInItsOrder() {
        Job<?> first = put();
        Job<?> second = put();
        Job<?> third = put();

        assertThat(queue.take(2)).isEqualTo(List.of(first, second));
        assertThat(queue.take(2)).isEqualTo(List.of(third));
    }

    @Test
    void theFirstThatComesWakesTheWriter() throws Exception {
        CompletableFuture<List<Job<?>>> taken = CompletableFuture.supplyAsync(() -> queue.take(MOST));

        Job<?> only = put();

        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(List.of(only));
    }

    @Test
    void behindABatchNobodyWaitsForLongThoughNobodyElseComes() {
        for (int i = 0; i < 100; i++) {
            put();
        }
        assertThat(queue.take(MOST)).hasSize(100);

        Job<?> only = put();

        assertThat(queue.take(MOST)).isEqualTo(List.of(only));
    }

    @Test
    void behindABatchTheFirstWaitsForHalfAsMany() throws Exception {
        WriteQueue patient = new WriteQueue(new QueueBound(MOST, MOST, MOST), Duration.ofHours(1));
        for (int i = 0; i < 4; i++) {
            put(patient);
        }
        assertThat(patient.take(MOST)).hasSize(4);
        Job<?> first = put(patient);

        CompletableFuture<List<Job<?>>> taken = CompletableFuture.supplyAsync(() -> patient.take(MOST));
        Job<?> second = put(patient);

        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(List.of(first, second));
    }

    @Test
    void whoInterruptsGetsWhatWaits() {
        for (int i = 0; i < 4; i++) {
            put();
        }
        assertThat(queue.take(MOST)).hasSize(4);
        Job<?> only = put();

        Thread.currentThread().interrupt();

        assertThat(queue.take(MOST)).isEqualTo(List.of(only));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closingEndsEveryWait() throws Exception {
        CompletableFuture<List<Job<?>>> taken = CompletableFuture.supplyAsync(() -> queue.take(MOST));

        queue.close();

        assertThat(taken.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(queue.take(MOST)).isEmpty();
    }

    @Test
    void aLargeCallKeepsNoSmallOneOut() {
        Job<?> large = put(queue, new Job.Size(MOST, MOST));
        Job<?> small = put(queue, new Job.Size(MOST / 2, MOST / 2));

        assertThatThrownBy(() -> put(queue, new Job.Size(MOST, 1))).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> put(queue, new Job.Size(1, MOST))).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThat(queue.take(MOST)).isEqualTo(List.of(large));
        queue.done(List.of(large));
        Job<?> nextLarge = put(queue, new Job.Size(MOST, MOST));
        assertThat(queue.take(MOST)).isEqualTo(List.of(small));
        assertThat(queue.take(MOST)).isEqualTo(List.of(nextLarge));
    }

    private Job<?> put() {
        return put(queue);
    }

    private static Job<?> put(WriteQueue queue) {
        return put(queue, Job.Size.SMALL);
    }

    private static Job<?> put(WriteQueue queue, Job.Size size) {
        CompletableFuture<Job<?>> made = new CompletableFuture<>();
        Uni.createFrom()
                .<Integer>emitter(caller -> {
                    Job<Integer> job = new Job<>(size, session -> 1, caller);
                    queue.put(job);
                    made.complete(job);
                })
                .onFailure()
                .invoke(made::completeExceptionally)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        return made.join();
    }
}
