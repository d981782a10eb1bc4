package dev.waybill.system.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.harness.Layout;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The campaign, shortened; {@code ./waybill replicas} runs it in full. Beside tests that start many services at once a
 * killed replica would take half a minute to start again, and both would be down for longer than a lease.
 */
@Isolated("times how long nobody leads")
class ReplicaCampaignIT {

    @Test
    void cyclesOfTwoReplicasNeverOverlapAndNoneIsMissingForLong() throws InterruptedException {
        ReplicaReport report =
                new ReplicaCampaign(Layout.of(Path.of("../..")), 7, System.out).run(Duration.ofSeconds(40));

        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(report.kills()).isEqualTo(2);
    }
}
