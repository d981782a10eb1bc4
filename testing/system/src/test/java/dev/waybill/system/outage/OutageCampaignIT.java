package dev.waybill.system.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.harness.Layout;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The campaign, shortened and with every difficulty at once; {@code ./waybill outage} runs it in full. Nothing is timed
 * here, so it runs beside the others.
 */
@Execution(ExecutionMode.CONCURRENT)
class OutageCampaignIT {

    @Test
    void whatWasAnswered200IsInCatalystExactlyOnce() throws InterruptedException {
        OutageReport report =
                new OutageCampaign(Layout.of(Path.of("../..")), 0.2, System.out).run(Duration.ofSeconds(10));

        assertThat(report.lossless()).as(report.toString()).isTrue();
    }
}
