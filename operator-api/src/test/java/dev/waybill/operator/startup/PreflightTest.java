package dev.waybill.operator.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.setting.Takes;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @ConfigMapping(prefix = "waybill.store")
    interface StoreConfig {

        @WithDefault("sqlite")
        @Takes(oneOf = {"sqlite", "catalyst"})
        String kind();

        @WithName("sqlite.path")
        Optional<Path> path();
    }

    private static final Settings STORE = Settings.of(0, StoreConfig.class);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void silenceMeansThatAllIsWell() {
        assertThat(passes(Preflight.of(STORE), Map.of(), Set.of("PATH", "WAYBILL_STORE_KIND")))
                .isTrue();
        assertThat(lines()).isEmpty();
    }

    @Test
    void aWrongValueIsOneLineAndKeepsTheOtherChecksFromRunning() {
        Preflight preflight = Preflight.of(STORE).with(lookup -> List.of("not reached"));

        assertThat(passes(preflight, Map.of("waybill.store.kind", "mysql"), Set.of()))
                .isFalse();
        assertThat(lines()).containsExactly("WAYBILL_STORE_KIND=mysql is wrong; it takes one of sqlite, catalyst");
    }

    @Test
    void aSlipOfThePenIsAWarningOnly() {
        Set<String> environment = Set.of("WAYBILL_STORE_KNID", "WAYBILL_COMPLETELY_ELSE", "WAYBILL_ZONE");

        assertThat(passes(Preflight.of(STORE).ignoring("WAYBILL_ZO"), Map.of(), environment))
                .isTrue();
        assertThat(lines())
                .containsExactly(
                        "WAYBILL_COMPLETELY_ELSE is not a setting of this application and is ignored",
                        "WAYBILL_STORE_KNID is not a setting of this application and is ignored; did you mean"
                                + " WAYBILL_STORE_KIND?");
    }

    @Test
    void aTakenPortIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> values =
                    Map.of("quarkus.http.port", "" + taken.getLocalPort(), "quarkus.http.host", "127.0.0.1");

            assertThat(passes(Preflight.of(STORE), values, Set.of())).isFalse();
            assertThat(lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("QUARKUS_HTTP_PORT=" + taken.getLocalPort() + " cannot be used on 127.0.0.1"));
        }
    }

    @Test
    void aFreePortStaysFree() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Map<String, String> values = Map.of("quarkus.http.port", "" + port, "quarkus.http.host", "127.0.0.1");
        Preflight preflight = Preflight.of(STORE);

        assertThat(passes(preflight, values, Set.of())).isTrue();
        assertThat(passes(preflight, values, Set.of())).isTrue();
    }

    @Test
    void theFolderOfTheStoreIsMadeAndLeftEmpty() throws IOException {
        Path file = folder.resolve("new/deep/waybill.db");

        assertThat(passes(writable(), Map.of("waybill.store.sqlite.path", file.toString()), Set.of()))
                .isTrue();
        assertThat(file.getParent()).isEmptyDirectory();
    }

    @Test
    void aPathBelowAFileIsOneLine() throws IOException {
        Path file = Files.createFile(folder.resolve("file")).resolve("waybill.db");

        assertThat(passes(writable(), Map.of("waybill.store.sqlite.path", file.toString()), Set.of()))
                .isFalse();
        assertThat(lines())
                .containsExactly("WAYBILL_STORE_SQLITE_PATH=" + file + " cannot be written: files cannot be made in the"
                        + " folder " + file.getParent()
                        + "; make it writable for this user or name another file");
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(passes(writable(), Map.of("waybill.store.sqlite.path", folder.toString()), Set.of()))
                .isFalse();
        assertThat(lines())
                .containsExactly("WAYBILL_STORE_SQLITE_PATH=" + folder + " is a folder; it takes the path of a file");
    }

    @Test
    void blanksAroundAValueAreNoPartOfIt() {
        Map<String, String> values = Map.of("waybill.store.kind", "\u00a0sqlite \r\n", "quarkus.http.port", "0\n");

        assertThat(passes(Preflight.of(STORE), values, Set.of())).isTrue();
        assertThat(lines()).isEmpty();
    }

    @Test
    void aWarningDoesNotKeepTheApplicationFromStarting() {
        assertThat(passes(Preflight.of(STORE).warningOf(values -> List.of("beware")), Map.of(), Set.of()))
                .isTrue();
        assertThat(lines()).containsExactly("beware");
    }

    @Test
    void aSlipOfThePenInAPropertyFileIsNamedToo() {
        assertThat(passes(Preflight.of(STORE), Map.of("waybill.store.knid", "sqlite"), Set.of()))
                .isTrue();
        assertThat(lines()).singleElement().asString().contains("WAYBILL_STORE_KNID", "WAYBILL_STORE_KIND");
    }

    @Test
    void dollarSignsOfHashesSurviveTheConfiguration() {
        String hashes = "asha:$2y$10$abcdefghijklmnopqrstuu9effL9DPT7drY6ahjhkZzadWftjzTpS";
        Preflight preflight = Preflight.of(STORE)
                .with(values -> List.of(values.value("waybill.operators").orElse("")));

        assertThat(passes(preflight.ignoring("WAYBILL_OPERATORS"), Map.of("waybill.operators", hashes), Set.of()))
                .isFalse();
        assertThat(lines()).containsExactly(hashes);
    }

    private static Preflight writable() {
        return Preflight.of(STORE).with(values -> Probes.folderWritable("waybill.store.sqlite.path", values));
    }

    private boolean passes(Preflight preflight, Map<String, String> values, Set<String> environment) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withSources(new EnvConfigSource(
                        environment.stream().collect(Collectors.toMap(name -> name, name -> "sqlite")), 50))
                .build();
        return preflight.passes(config, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
