package dev.waybill.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Test
    void doublesUpToTheLongest() {
        Backoff backoff = new Backoff(FIRST, LONGEST, () -> 0);

        assertThat(backoff.after(1)).isEqualTo(FIRST);
        assertThat(backoff.after(2)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.after(6)).isEqualTo(Duration.ofMillis(6400));
        assertThat(backoff.after(7)).isEqualTo(LONGEST);
    }

    @Property
    void staysBetweenHalfAndAllOfThePauseHoweverManyFailures(
            @ForAll @IntRange(min = 1) int failures, @ForAll @DoubleRange(min = 0, max = 1) double random) {
        Duration pause = new Backoff(FIRST, LONGEST, () -> random).after(failures);
        Duration full = new Backoff(FIRST, LONGEST, () -> 0).after(failures);

        assertThat(pause).isBetween(full.dividedBy(2), full);
        assertThat(full).isBetween(FIRST, LONGEST);
    }
}
