package dev.waybill.engine.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpacingTest {

    private final Spacing spacing = new Spacing();

    @Test
    void keepsNothingApartBeforeAnyCallWasAnswered() {
        assertThat(spacing.between(10)).isZero();
    }

    @Test
    void keepsStartsAQuarterAsFarApartAsCallsThatFollowEachOtherEvenly() {
        spacing.took(Duration.ofMillis(80));

        assertThat(spacing.between(10)).isEqualTo(Duration.ofMillis(2));
        assertThat(spacing.between(5)).isEqualTo(Duration.ofMillis(4));
    }

    @Test
    void followsWhatCallsTakeOfLate() {
        spacing.took(Duration.ofMillis(80));
        IntStream.range(0, 50).forEach(i -> spacing.took(Duration.ofMillis(8)));

        assertThat(spacing.between(10)).isBetween(Duration.ofNanos(200_000), Duration.ofNanos(201_000));
    }

    @Test
    void neverKeepsThemFarApartHoweverSlowCallsAre() {
        spacing.took(Duration.ofSeconds(30));

        assertThat(spacing.between(1)).isEqualTo(Spacing.MOST);
        assertThat(spacing.between(10)).isEqualTo(Spacing.MOST);
    }
}
