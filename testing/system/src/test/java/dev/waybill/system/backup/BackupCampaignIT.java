package dev.waybill.system.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.harness.Layout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The campaign, shortened; {@code ./waybill backups} runs it in full. */
class BackupCampaignIT {

    @Test
    void aRestoredStoreHasWhatWasAnswered200BeforeItsBackupBegan(@TempDir Path folder) throws InterruptedException {
        BackupReport report = new BackupCampaign(Layout.of(Path.of("../..")), folder, System.out).run(2);

        assertThat(report.clean()).as(report.toString()).isTrue();
    }
}
