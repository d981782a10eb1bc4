package dev.waybill.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {

    /** Variable, then default and what it takes; the meaning is the document's own. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`\\w+`) \\| (?:both|ingest) \\| (.+) \\| [^|]+ \\|$");

    @Test
    void theDocumentSaysWhatTheServiceTakes() throws IOException {
        List<String> documented = ROW.matcher(Files.readString(Path.of("..", "docs", "configuration.md")))
                .results()
                .map(row -> "| " + row.group(1) + " | " + row.group(2) + " |")
                .toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(IngestSettings.ALL.rows());
    }
}
