package dev.waybill.system.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.app.Layout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** One full cycle of a sync that has just started; {@code ./waybill speed} runs several. */
class SpeedCampaignIT {

    @Test
    void aThousandChangedRecordsTakeLittleMoreThanCreatorsLatency() throws InterruptedException {
        SpeedReport report = new SpeedCampaign(Layout.of(Path.of("..")), System.out).run(1);

        assertThat(report.clean()).as(report.toString()).isTrue();
    }
}
