package dev.waybill.system.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.harness.Layout;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The campaign, shortened; {@code ./waybill replicas} runs it in full. It mostly waits, so it runs beside the others.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReplicaCampaignIT {

    @Test
    void cyclesOfTwoReplicasNeverOverlapAndNoneIsMissingForLong() throws InterruptedException {
        ReplicaReport report =
                new ReplicaCampaign(Layout.of(Path.of("../..")), 7, System.out).run(Duration.ofSeconds(40));

        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(report.kills()).isEqualTo(2);
    }
}
