package dev.waybill.sandbox.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CallWindowTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aFixedWindowForgetsEverythingAtItsEnd() {
        CallWindow window = CallWindow.of(WindowKind.FIXED, 2, MINUTE);

        assertThat(window.take(START)).isTrue();
        assertThat(window.take(START.plusSeconds(59))).isTrue();
        assertThat(window.take(START.plusSeconds(59))).isFalse();
        assertThat(window.untilFree(START.plusSeconds(59))).isEqualTo(Duration.ofSeconds(1));
        assertThat(window.take(START.plusSeconds(60))).isTrue();
        assertThat(window.take(START.plusSeconds(60))).isTrue();
        assertThat(window.take(START.plusSeconds(119))).isFalse();
    }

    @Property
    void aSlidingWindowNeverLetsMoreThanItsCallsIntoAnySixtySeconds(
            @ForAll @Size(max = 60) List<@IntRange(max = 30) Integer> secondsBetween,
            @ForAll @IntRange(min = 1, max = 5) int calls) {
        CallWindow window = CallWindow.of(WindowKind.SLIDING, calls, MINUTE);
        List<Instant> taken = new ArrayList<>();
        Instant now = START;
        for (int seconds : secondsBetween) {
            now = now.plusSeconds(seconds);
            Instant since = now.minus(MINUTE);
            long before = taken.stream().filter(since::isBefore).count();
            boolean allowed = window.take(now);

            assertThat(allowed).isEqualTo(before < calls);
            if (allowed) {
                taken.add(now);
            } else {
                assertThat(window.untilFree(now)).isBetween(Duration.ofMillis(1), MINUTE);
            }
        }
    }

    @Test
    void zeroCallsMeanNoLimit() {
        CallWindow window = CallWindow.of(WindowKind.SLIDING, 0, MINUTE);
        for (int call = 0; call < 1000; call++) {
            assertThat(window.take(START)).isTrue();
        }
    }
}
