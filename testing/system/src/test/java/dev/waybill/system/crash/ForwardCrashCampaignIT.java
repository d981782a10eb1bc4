package dev.waybill.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.harness.Layout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The campaign, shortened; {@code ./waybill crash 50 --store catalyst} runs it in full. */
class ForwardCrashCampaignIT {

    private static final int KILLS = 4;

    @Test
    void whatWasAnswered200IsInCatalystExactlyOnce() throws InterruptedException {
        CrashReport report = new ForwardCrashCampaign(Layout.of(Path.of("../..")), 7, System.out).run(KILLS);

        assertThat(report.clean()).as(report.toString()).isTrue();
    }
}
