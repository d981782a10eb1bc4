package dev.waybill.sync.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedReadingTest {

    private final List<UniEmitter<? super String>> readings = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final SharedReading<String> shared = new SharedReading<>(
            () -> now, Duration.ofSeconds(2), () -> Uni.createFrom().emitter(readings::add));

    private UniAssertSubscriber<String> ask() {
        return shared.get().subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void oneReadingServesAllWhoAskWithinTwoSeconds() {
        UniAssertSubscriber<String> first = ask();
        readings.getFirst().complete("one");
        pass(Duration.ofMillis(1999));
        UniAssertSubscriber<String> second = ask();
        pass(Duration.ofMillis(1));
        UniAssertSubscriber<String> third = ask();
        readings.getLast().complete("two");

        first.assertItem("one");
        second.assertItem("one");
        third.assertItem("two");
        assertThat(readings).hasSize(2);
    }

    @Test
    void aSlowReadingIsWaitedForAndNoSecondOneBegins() {
        UniAssertSubscriber<String> first = ask();
        pass(Duration.ofSeconds(20));
        UniAssertSubscriber<String> second = ask();
        assertThat(readings).hasSize(1);

        readings.getFirst().complete("late");

        first.assertItem("late");
        second.assertItem("late");
    }

    @Test
    void aCallerWhoLeavesTakesNothingFromTheOthers() {
        UniAssertSubscriber<String> left = ask();
        UniAssertSubscriber<String> stayed = ask();
        left.cancel();

        readings.getFirst().complete("one");

        stayed.assertItem("one");
        ask().assertItem("one");
        assertThat(readings).hasSize(1);
    }

    @Test
    void aFailureIsSharedAsWell() {
        ask();
        readings.getFirst().fail(new IllegalStateException("away"));

        ask().assertFailedWith(IllegalStateException.class, "away");
        assertThat(readings).hasSize(1);
    }

    @Test
    void aClockThatStepsBackDoesNotKeepAnOldReadingFresh() {
        ask();
        readings.getFirst().complete("one");
        pass(Duration.ofHours(-1));

        ask();

        assertThat(readings).hasSize(2);
    }
}
