package dev.waybill.system.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a release stands on. */
class ReleaseTest {

    @Test
    void theVersionStandsInOnePlaceAndItsChangesAreWritten() throws IOException {
        String version = ProjectVersion.released();

        try (Stream<Path> folders = Files.list(Overlay.ROOT)) {
            List<Path> poms = folders.map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::isRegularFile)
                    .toList();
            assertThat(poms)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(pom -> assertThat(text(pom))
                            .contains("<version>${revision}</version>")
                            .doesNotContain("<version>" + version));
        }
        assertThat(text(Overlay.ROOT.resolve("CHANGELOG.md"))).containsPattern("(?m)^## " + version + "(,|$)");
    }

    @Test
    void theLicenceIsTheOneThatIsNamed() {
        assertThat(text(Overlay.ROOT.resolve("LICENSE"))).contains("Apache License", "Version 2.0, January 2004");
        assertThat(text(Overlay.ROOT.resolve("pom.xml"))).contains("<name>Apache-2.0</name>");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
