package dev.waybill.system.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waybill.harness.Application;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.Program;
import dev.waybill.harness.Secrets;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is shipped runs on the oldest Java that is promised. */
class OldestJavaIT {

    private static final int OLDEST_JAVA = 21;

    /** Source: Java Virtual Machine Specification, 4.1. */
    private static final int NEWEST_CLASS_FILE = 44 + OLDEST_JAVA;

    private static final int MAGIC = 0xCAFEBABE;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Layout layout = Layout.of(Path.of("../.."));
    private final JsonHttp http = new JsonHttp();

    @TempDir
    Path folder;

    @Test
    void noJarHoldsAClassFileOfANewerJava() throws IOException {
        List<Path> jars = jars();

        assertThat(jars).hasSizeGreaterThan(100);
        assertThat(jars)
                .allSatisfy(
                        jar -> assertThat(newerClasses(jar)).as(jar.toString()).isEmpty());
    }

    @Test
    void theApplicationsServeOnTheOldestJavaWhereOneIsFound() throws Exception {
        Optional<Path> java = oldestJava();
        assumeThat(java)
                .as("a java of version " + OLDEST_JAVA + " on this machine")
                .isPresent();
        Ports ports = Ports.free();
        try (Application sandbox = start("sandbox", layout.sandbox(), ports.sandbox(), java.get());
                Application ingest = start("ingest", layout.ingest(), ports.ingest(), java.get());
                Application sync = start("sync", layout.sync(), ports.sync(), java.get())) {
            sandbox.awaitReady(http, "/sandbox/calls");
            ingest.awaitReady(http, Application.READY);
            sync.awaitReady(http, Application.READY);
        }
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> ingest = Files.walk(layout.ingest().getParent());
                Stream<Path> sync = Files.walk(layout.sync().getParent())) {
            return Stream.concat(
                            Stream.concat(ingest, sync)
                                    .filter(file -> file.toString().endsWith(".jar")),
                            Stream.of(layout.sandbox(), layout.campaigns()))
                    .toList();
        }
    }

    /** Those for newer versions in a jar of several versions are for those who have them. */
    private static List<String> newerClasses(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> entry.getName().endsWith(".class")
                            && !entry.getName().startsWith("META-INF/versions/"))
                    .filter(entry -> version(file, entry) > NEWEST_CLASS_FILE)
                    .map(JarEntry::getName)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(JarFile file, JarEntry entry) {
        try (InputStream bytes = file.getInputStream(entry);
                DataInputStream content = new DataInputStream(bytes)) {
            assertThat(content.readInt()).as(entry.getName()).isEqualTo(MAGIC);
            int unused = content.readUnsignedShort();
            return content.readUnsignedShort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Path> oldestJava() throws IOException, InterruptedException {
        for (Path home : homes()) {
            Path java = home.resolve("bin/java");
            if (Files.isExecutable(java)) {
                try (Program version =
                        Program.start("version", List.of(java.toString(), "-version"), folder, Map.of())) {
                    if (version.ends(LIMIT) && version.output().contains("version \"" + OLDEST_JAVA)) {
                        return Optional.of(java);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> homes() throws IOException {
        Stream<String> named = Stream.of("JAVA_HOME_21", "JAVA_HOME_21_X64", "JAVA_HOME_21_ARM64")
                .map(System::getenv)
                .filter(Objects::nonNull);
        Path installed = Path.of("/usr/lib/jvm");
        try (Stream<Path> folders = Files.isDirectory(installed) ? Files.list(installed) : Stream.empty()) {
            return Stream.concat(named.map(Path::of), folders.sorted()).toList();
        }
    }

    private Application start(String name, Path jar, int port, Path java) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "SANDBOX_PORT",
                Integer.toString(port),
                "WAYBILL_STORE_SQLITE_PATH",
                folder.resolve("waybill.db").toString(),
                "WAYBILL_WEBHOOK_OPEN",
                "true",
                "WAYBILL_OPERATORS",
                Secrets.fresh().operatorEntry(),
                "WAYBILL_ZOHO_ACCOUNTS_URL",
                "http://127.0.0.1:1",
                "WAYBILL_ZOHO_API_URL",
                "http://127.0.0.1:1"));
        variables.putAll(Map.of(
                "WAYBILL_ZOHO_CLIENT_ID", "id",
                "WAYBILL_ZOHO_CLIENT_SECRET", "secret",
                "WAYBILL_ZOHO_REFRESH_TOKEN", "token",
                "WAYBILL_CREATOR_OWNER", "owner",
                "WAYBILL_CREATOR_APP", "app",
                "WAYBILL_CREATOR_REPORT", "report"));
        return Application.start(
                name, List.of(java.toString(), "-Xmx256m", "-jar", jar.toString()), port, folder, variables);
    }
}
