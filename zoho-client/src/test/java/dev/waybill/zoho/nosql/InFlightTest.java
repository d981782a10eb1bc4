package dev.waybill.zoho.nosql;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private final InFlight gate = new InFlight(2, 3);
    private final List<UniEmitter<? super String>> running = new ArrayList<>();

    @Test
    void theThirdCallStartsWhenOneEnds() {
        UniAssertSubscriber<String> first = call();
        call();
        UniAssertSubscriber<String> third = call();
        assertThat(running).hasSize(2);

        running.getFirst().complete("done");

        first.assertItem("done");
        assertThat(running).hasSize(3);
        third.assertNotTerminated();
    }

    @Test
    void aCallThatFailsOrIsGivenUpMakesRoom() {
        UniAssertSubscriber<String> first = call();
        UniAssertSubscriber<String> second = call();
        call();
        call();

        running.getFirst().fail(new IllegalStateException("no"));
        second.cancel();

        first.assertFailed();
        assertThat(running).hasSize(4);
    }

    @Test
    void whoGivesUpWhileWaitingTakesNoTurn() {
        call();
        call();
        call().cancel();
        UniAssertSubscriber<String> patient = call();

        running.get(0).complete("done");
        running.get(1).complete("done");

        assertThat(running).hasSize(3);
        running.get(2).complete("mine");
        patient.assertItem("mine");
    }

    @Test
    void tooManyWhoWaitAreRefusedAtOnce() {
        IntStream.range(0, 5).forEach(i -> call());

        call().assertFailedWith(NosqlFailure.Unavailable.class, "too many calls to Catalyst wait");
    }

    @Test
    void aLongLineOfCallsThatEndAtOnceNeedsNoDeepStack() {
        InFlight narrow = new InFlight(1, 100_000);
        List<UniEmitter<? super String>> first = new ArrayList<>();
        narrow.run(() -> Uni.createFrom().<String>emitter(first::add))
                .subscribe()
                .with(done -> {});
        List<UniAssertSubscriber<String>> line = IntStream.range(0, 50_000)
                .mapToObj(i -> narrow.run(() -> Uni.createFrom().item("at once"))
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.<String>create()))
                .toList();

        first.getFirst().complete("done");

        assertThat(line).allSatisfy(UniAssertSubscriber::assertCompleted);
    }

    private UniAssertSubscriber<String> call() {
        return gate.run(() -> Uni.createFrom().<String>emitter(running::add))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
