package dev.waybill.system.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.harness.Layout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One full cycle of a sync that has just started. {@code ./waybill speed} runs several and times them too. */
@Execution(ExecutionMode.CONCURRENT)
class SpeedCampaignIT {

    @Test
    void aThousandChangedRecordsAreWrittenWithAsFewCallsAndAsLittleMemoryAsPromised() throws InterruptedException {
        SpeedReport report = new SpeedCampaign(Layout.of(Path.of("../..")), System.out).run(1);

        assertThat(report.isRight()).as(report.toString()).isTrue();
    }
}
