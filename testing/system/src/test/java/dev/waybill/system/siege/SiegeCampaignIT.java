package dev.waybill.system.siege;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.harness.Layout;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The campaign, shortened; {@code ./waybill siege} runs it in full. */
@Isolated("times how an honest sender is served")
class SiegeCampaignIT {

    @Test
    void nothingOfAnHonestSenderIsLostAndHeIsServedWhileOthersMisbehave() throws InterruptedException {
        SiegeReport report = new SiegeCampaign(Layout.of(Path.of("../..")), System.out).run(Duration.ofSeconds(10));

        assertThat(report.clean()).as(report.toString()).isTrue();
    }
}
