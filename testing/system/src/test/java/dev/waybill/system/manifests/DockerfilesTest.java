package dev.waybill.system.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of the images without an engine that builds them. */
class DockerfilesTest {

    private static final String JVM_HEALTH =
            "--interval=10s --timeout=5s --start-period=60s --retries=6 CMD [\"healthy\"]";
    private static final String NATIVE_HEALTH =
            "--interval=10s --timeout=5s --start-period=10s --retries=6 CMD [\"healthy\"]";

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void whatIsCopiedIsThere(String kind) throws IOException {
        List<String> copied = lines(kind).stream()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
                .flatMap(line -> Arrays.stream(line.split(" ")).skip(1).limit(line.split(" ").length - 2L))
                .toList();

        assertThat(copied)
                .contains("deploy/images/healthy")
                .allSatisfy(source -> assertThat(Overlay.ROOT.resolve(source)).exists());
        assertThat(copied)
                .filteredOn(source -> source.startsWith("deploy/images/"))
                .allSatisfy(script -> assertThat(Files.isExecutable(Overlay.ROOT.resolve(script)))
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void whatIsBuiltOnIsOfOneVersion(String kind) throws IOException {
        assertThat(lines(kind))
                .filteredOn(line -> line.startsWith("FROM "))
                .hasSizeGreaterThan(1)
                .allSatisfy(from -> assertThat(from.split(" ")[1]).contains(":").doesNotEndWith(":latest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void theImageRunsAsTheUserOfTheManifestsAndTellsItsHealth(String kind) throws Exception {
        Long user = Overlay.of("single")
                .pods()
                .getFirst()
                .getSpec()
                .getSecurityContext()
                .getRunAsUser();
        String file = String.join("\n", lines(kind));
        List<String> last =
                file.substring(file.lastIndexOf("\nFROM ") + 1).lines().toList();

        assertThat(last)
                .containsSubsequence(
                        "USER %d:%d".formatted(user, user),
                        "HEALTHCHECK " + (kind.equals("jvm") ? JVM_HEALTH : NATIVE_HEALTH),
                        last.getLast());
        assertThat(last.getLast()).startsWith("ENTRYPOINT [\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void nothingSecretIsInside(String kind) throws IOException {
        assertThat(lines(kind)).noneMatch(line -> line.matches("(?i)(ENV|ARG).*(secret|password|token|hash).*"));
        assertThat(Files.readAllLines(Overlay.ROOT.resolve(".dockerignore")))
                .contains("**/.env", "**/target", "data", ".git");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void theFoldersOfTheBuildAreThoseOfTheProfiles(String kind) throws IOException {
        String file = String.join("\n", lines(kind));
        String pom = Files.readString(Overlay.ROOT.resolve("pom.xml"));
        String profile = kind.equals("jvm") ? "aot" : "native-sources";

        assertThat(file).contains("-P" + profile + " ");
        assertThat(pom).contains("<id>" + profile + "</id>");
        if (kind.equals("jvm")) {
            assertThat(file).contains("/target/quarkus-aot/");
            assertThat(pom)
                    .contains("<quarkus.package.output-directory>quarkus-aot</quarkus.package.output-directory>");
        }
    }

    /** Without comments, each instruction on one line. */
    private static List<String> lines(String kind) throws IOException {
        Path file = Overlay.ROOT.resolve("deploy/images/Dockerfile." + kind);
        return Files.readString(file)
                .replaceAll("(?m)^#.*\n", "")
                .replaceAll("\\\\\n\\s*", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
