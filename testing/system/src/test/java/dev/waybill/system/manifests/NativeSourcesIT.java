package dev.waybill.system.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Quarkus made ready for {@code native-image}, in the build with {@code -Pnative-sources}, which {@code ./waybill
 * test} is. Nothing here says that the executable would run: no GraalVM was to be had.
 */
class NativeSourcesIT {

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "sync-service"})
    void sqliteAndWhatIsReadByReflectionAreRegistered(String service) throws IOException {
        Path sources = Overlay.ROOT.resolve(service).resolve("target/native-sources");
        assumeThat(sources).as("built with -Pnative-sources").isDirectory();

        assertThat(Files.readString(sources.resolve("native-image.args"))).contains("-runner.jar");
        Path driver = only(sources.resolve("lib"), "org.xerial.sqlite-jdbc-");
        assertThat(entry(driver, "META-INF/native-image/org.xerial/sqlite-jdbc/native-image.properties"))
                .contains("--features=org.sqlite.nativeimage.SqliteJdbcFeature");
        Path store = only(sources.resolve("lib"), "dev.waybill.status-store-");
        assertThat(entry(store, "META-INF/native-image/dev.waybill/status-store/native-image.properties"))
                .contains("com.github.luben.zstd");
        assertThat(entry(store, "META-INF/native-image/dev.waybill/status-store/jni-config.json"))
                .contains("com.github.luben.zstd.ZstdDecompressCtx");
        assertThat(entry(
                        only(sources, service + "-"),
                        "META-INF/native-image/dev.waybill/" + service + "/reflect-config.json"))
                .contains("allDeclaredConstructors");
    }

    private static Path only(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix)
                                    && file.toString().endsWith(".jar"))
                    .toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    private static String entry(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream content = file.getInputStream(file.getEntry(name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
