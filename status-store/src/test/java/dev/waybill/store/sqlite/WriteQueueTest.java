package dev.waybill.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.store.sqlite.SqliteOptions.QueueBound;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
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
    void closingEndsEveryWait() throws Exception {
        CompletableFuture<List<Job<?>>> taken = CompletableFuture.supplyAsync(() -> queue.take(MOST));

        queue.close();

        assertThat(taken.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(queue.take(MOST)).isEmpty();
    }

    private Job<?> put() {
        CompletableFuture<Job<?>> made = new CompletableFuture<>();
        Uni.createFrom()
                .<Integer>emitter(caller -> {
                    Job<Integer> job = new Job<>(Job.Size.SMALL, session -> 1, caller);
                    queue.put(job);
                    made.complete(job);
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        return made.join();
    }
}
