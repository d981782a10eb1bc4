package dev.waybill.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.operator.startup.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {

    @Test
    void theDocumentSaysWhatTheServiceTakes() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "configuration.md"));

        assertThat(document).contains(Settings.markdownTable(SyncSettings.all()));
    }
}
