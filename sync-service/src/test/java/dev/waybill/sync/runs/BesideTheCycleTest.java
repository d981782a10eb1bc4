package dev.waybill.sync.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.cycle.Progress;
import dev.waybill.engine.lease.OneAtATime;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Work that is done while a cycle goes on, in time that passes when the test says so. */
class BesideTheCycleTest {

    private final List<CompletableFuture<Void>> turns = new ArrayList<>();
    private final OneAtATime work = new OneAtATime(() -> {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        turns.add(turn);
        return Uni.createFrom().completionStage(turn);
    });
    private final List<Progress> said = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final ProgressNote note = new ProgressNote(() -> now, progress -> {
        said.add(progress);
        return Uni.createFrom().voidItem();
    });

    private static Progress progress(Progress.Phase phase, int done) {
        return new Progress(phase, 1, 10, 10, done, done, 0, 0);
    }

    @Test
    void whatIsAskedForDuringATurnIsDoneTogetherInTheNext() {
        work.ask();
        work.ask();
        work.ask();
        CompletableFuture<Void> idle = work.idle().subscribeAsCompletionStage();
        assertThat(turns).hasSize(1);

        turns.getFirst().complete(null);
        assertThat(turns).hasSize(2);
        assertThat(idle).isNotDone();

        turns.get(1).complete(null);
        assertThat(turns).hasSize(2);
        assertThat(idle).isDone();
    }

    @Test
    void aTurnThatFailsDoesNotEndTheWork() {
        work.ask();
        work.ask();
        turns.getFirst().completeExceptionally(new IllegalStateException("no"));
        turns.get(1).complete(null);
        work.ask();

        assertThat(turns).hasSize(3);
    }

    @Test
    void progressIsSaidOnceASecondAndWhenTheCycleDoesSomethingElse() {
        for (int i = 0; i < 40; i++) {
            note.now(progress(Progress.Phase.WRITING, i));
            now = now.plus(Duration.ofMillis(100));
        }
        note.now(progress(Progress.Phase.ENDING, 39));

        assertThat(said)
                .containsExactly(
                        progress(Progress.Phase.WRITING, 0),
                        progress(Progress.Phase.WRITING, 10),
                        progress(Progress.Phase.WRITING, 20),
                        progress(Progress.Phase.WRITING, 30),
                        progress(Progress.Phase.ENDING, 39));
    }
}
