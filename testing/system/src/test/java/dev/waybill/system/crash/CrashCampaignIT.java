package dev.waybill.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.harness.Layout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The campaign, shortened; {@code ./waybill crash} runs it in full. */
class CrashCampaignIT {

    private static final int KILLS = 14;

    @Test
    void whatWasAnswered200IsThereExactlyOnce(@TempDir Path folder) throws InterruptedException {
        CrashReport report = new CrashCampaign(Layout.of(Path.of("../..")), folder, 7, System.out).run(KILLS);

        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(report.acked()).isGreaterThan(100);
    }
}
