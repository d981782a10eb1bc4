package dev.waybill.system.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waybill.harness.Application;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.OperatorEntry;
import dev.waybill.harness.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both services as the pod of the single overlay runs them, but without a container: with the overlay's settings, as a
 * user without rights, where nothing can be written but the data folder and {@code /tmp}. What cannot be had here is
 * the cluster's own part: seccomp and the volume's driver.
 */
class ReadOnlyRootIT {

    private static final Path SCRIPT =
            Path.of("src/test/resources/restricted.sh").toAbsolutePath();
    private static final int USER = 10_001;

    private static final String CALLBACK = """
            {"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"statuses":[
            {"id":"wamid.restricted","status":"delivered","timestamp":"1760000000","recipient_id":"15550000001"}]}}]}]}""";

    private final JsonHttp http = new JsonHttp();
    private final Layout layout = Layout.of(Path.of("../.."));

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void makeTheVolume() throws IOException, InterruptedException {
        assumeThat(canMount())
                .as("may make mount namespaces: needs Linux, root, and the commands unshare, mount and setpriv")
                .isTrue();
        data = Files.createDirectory(folder.resolve("data"));
        Files.setAttribute(data, "unix:uid", USER);
        Files.setAttribute(data, "unix:gid", USER);
    }

    @Test
    void bothServicesStartAndStoreWithNothingElseToWriteTo() throws Exception {
        Ports ports = Ports.free();
        try (Application ingest = start("ingest", layout.ingest(), ports.ingest());
                Application sync = start("sync", layout.sync(), ports.sync())) {
            ingest.awaitReady(http, "/q/health/ready");
            sync.awaitReady(http, "/q/health/ready");

            assertThat(http.post(ingest.url().resolve("/webhook"), CALLBACK, Map.of())
                            .body()
                            .path("stored")
                            .asInt())
                    .isEqualTo(1);
            assertHasNoRights(ingest);
            assertHasNoRights(sync);
        }
        assertThat(data.resolve("waybill.db")).isRegularFile();
    }

    private Application start(String service, Path jar, int port) throws IOException, InterruptedException {
        List<String> command = List.of(
                "unshare",
                "--mount",
                "sh",
                SCRIPT.toString(),
                System.getProperty("java.home"),
                jar.getParent().toString(),
                data.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m");
        return Application.start(service, command, port, folder, variables(port));
    }

    /** The overlay's own, with what a test must have otherwise. */
    private static Map<String, String> variables(int port) throws IOException, InterruptedException {
        Overlay overlay = Overlay.of("single");
        Map<String, String> variables = new HashMap<>();
        overlay.containers().getFirst().getEnvFrom().stream()
                .filter(source -> source.getConfigMapRef() != null)
                .forEach(source -> variables.putAll(
                        overlay.settings(source.getConfigMapRef().getName())));
        variables.putAll(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "WAYBILL_STORE_SQLITE_PATH", "/mnt/data/waybill.db",
                "WAYBILL_WEBHOOK_OPEN", "true",
                "WAYBILL_OPERATORS", OperatorEntry.of("nobody", "nobody-logs-in-here"),
                "WAYBILL_ZOHO_ACCOUNTS_URL", "http://127.0.0.1:1",
                "WAYBILL_ZOHO_API_URL", "http://127.0.0.1:1",
                "WAYBILL_ZOHO_CLIENT_ID", "id",
                "WAYBILL_ZOHO_CLIENT_SECRET", "secret",
                "WAYBILL_ZOHO_REFRESH_TOKEN", "token"));
        return variables;
    }

    private static void assertHasNoRights(Application application) throws IOException {
        assertThat(Files.readString(
                        Path.of("/proc", Long.toString(application.process().pid()), "status")))
                .containsPattern("Uid:\\s+10001\\s+10001\\s+10001\\s+10001")
                .containsPattern("CapEff:\\s+0+\\n")
                .containsPattern("CapBnd:\\s+0+\\n")
                .containsPattern("NoNewPrivs:\\s+1");
    }

    private static boolean canMount() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--mount", "sh", "-c", "mount --make-rprivate / && setpriv --version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
