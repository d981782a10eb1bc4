package dev.waybill.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.budget.QuotaReset;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class NetPlanTest {

    private static final QuotaReset MIDNIGHT = new QuotaReset(ZoneOffset.UTC);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant MORNING = Instant.parse("2026-03-01T06:00:00Z");

    @Test
    void cyclesReadEveryIntervalWhileThatIsATwentiethOfTheQuota() {
        NetPlan net = new NetPlan(HOUR, 1000, MIDNIGHT);
        net.read(2);
        assertThat(net.next(MORNING)).isEqualTo(HOUR);
    }

    @Test
    void theyGrowRarerAsPendingRecordsPileUpButOneComesInTheLastHours() {
        NetPlan net = new NetPlan(HOUR, 1000, MIDNIGHT);
        net.read(11);
        assertThat(net.next(MORNING)).isEqualTo(Duration.ofMinutes(316).plusSeconds(48));
        assertThat(net.next(MORNING.plus(Duration.ofHours(12)))).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void anIntervalOfAnyLengthStandsWhileNobodyKnowsTheQuota() {
        NetPlan net = new NetPlan(Duration.ofHours(10_000), 0, MIDNIGHT);
        net.read(11);
        assertThat(net.next(MORNING)).isEqualTo(Duration.ofHours(10_000));
        assertThat(net.apart()).isEqualTo(Duration.ofHours(10_000));
    }

    @Test
    void anIntervalThatSomebodyChoseStandsWhateverTheQuota() {
        NetPlan net = new NetPlan(Duration.ofHours(48), 1000, MIDNIGHT);
        assertThat(net.next(MORNING)).isEqualTo(Duration.ofHours(48));
    }
}
