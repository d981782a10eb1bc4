package dev.waybill.system.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waybill.system.app.Application;
import dev.waybill.system.app.JsonHttp;
import dev.waybill.system.app.Layout;
import dev.waybill.system.app.Ports;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images' way to an AOT cache, with the default layout; {@code ./waybill startup} measures what it is worth. */
class TrainingIT {

    @TempDir
    Path folder;

    @Test
    void theCacheThatTrainingMakesIsTakenByTheJvm() throws InterruptedException {
        assumeThat(Runtime.version().feature()).as("the cache came with JDK 25").isGreaterThanOrEqualTo(25);
        Layout layout = Layout.of(Path.of(".."));

        TrainedApplication trained =
                TrainedApplication.train(layout, "ingest", layout.ingest().getParent(), folder.resolve("app"));
        try (Application ingest = trained.start(Ports.another(), folder.resolve("waybill.db"))) {
            ingest.awaitReady(new JsonHttp(), "/q/health/ready");
            assertThat(ingest.output()).doesNotContain("[warning]", "[error]");
        }
    }
}
