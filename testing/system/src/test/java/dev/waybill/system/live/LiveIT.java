package dev.waybill.system.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.testbed.Testbed;
import dev.waybill.system.demo.LoneCallback;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged services against the sandbox with Zoho's real limits: a status is in Creator before any cycle. */
class LiveIT {

    private final JsonHttp http = new JsonHttp();

    @Test
    void aLoneCallbackIsInCreatorWithinThreeSeconds() throws InterruptedException {
        try (Testbed testbed = new Testbed(
                Layout.of(Path.of("../..")),
                Ports.free(),
                http,
                Map.of("WAYBILL_SYNC_LIVE", "true", "WAYBILL_CREATOR_CALLS_PER_DAY", "1000"))) {
            testbed.start();

            Duration fresh = new LoneCallback(http, testbed).inCreatorAfter();

            assertThat(fresh).isLessThanOrEqualTo(Duration.ofSeconds(3));
            JsonNode status = http.post(
                            URI.create("http://127.0.0.1:" + testbed.ports().sync() + "/zoho/status"),
                            testbed.credentials())
                    .body();
            assertThat(status.path("last_cycle").isMissingNode()
                            || status.path("last_cycle").isNull())
                    .as("no cycle has run")
                    .isTrue();
        }
    }
}
