package dev.waybill.zoho.accounts;

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

class RefreshWindowTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void tenRefreshesAreGrantedAndTheEleventhWaitsForTheFirstToLeaveTheWindow() {
        RefreshWindow window = RefreshWindow.EMPTY;
        for (int i = 0; i < 10; i++) {
            assertThat(window.closedUntil(START.plusSeconds(i))).isEmpty();
            window = window.plus(START.plusSeconds(i));
        }

        assertThat(window.closedUntil(START.plusSeconds(10))).contains(START.plus(RefreshWindow.SPAN));
        assertThat(window.closedUntil(START.plus(RefreshWindow.SPAN))).isEmpty();
    }

    @Test
    void refreshesThatNoLongerCountAreForgotten() {
        RefreshWindow window = RefreshWindow.EMPTY.plus(START).plus(START.plus(RefreshWindow.SPAN));

        assertThat(window.attempts()).containsExactly(START.plus(RefreshWindow.SPAN));
    }

    @Property
    void neverMoreThanTenAreGrantedInAnyTenMinutes(
            @ForAll @Size(max = 200) List<@IntRange(max = 300) Integer> secondsBetween) {
        RefreshWindow window = RefreshWindow.EMPTY;
        List<Instant> granted = new ArrayList<>();
        Instant now = START;
        for (int seconds : secondsBetween) {
            now = now.plusSeconds(seconds);
            if (window.closedUntil(now).isEmpty()) {
                window = window.plus(now);
                granted.add(now);
            }
        }

        for (int i = 10; i < granted.size(); i++) {
            assertThat(Duration.between(granted.get(i - 10), granted.get(i))).isGreaterThan(Duration.ofMinutes(10));
        }
    }
}
