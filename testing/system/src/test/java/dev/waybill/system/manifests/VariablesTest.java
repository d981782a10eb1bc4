package dev.waybill.system.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The variables in the manifests are those that the applications read. */
class VariablesTest {

    private static DocumentedSettings settings;
    private static Map<String, Set<String>> secrets;

    @BeforeAll
    static void read() throws IOException {
        settings = DocumentedSettings.read();
        secrets = StrictYaml.objects(Files.readString(Overlay.ROOT.resolve("k8s/secrets.example.yaml"))).stream()
                .map(Secret.class::cast)
                .collect(Collectors.toMap(
                        secret -> secret.getMetadata().getName(),
                        secret -> secret.getStringData().keySet()));
    }

    /** Those of the stores that the services have. */
    static Stream<Overlay> overlays() throws IOException, InterruptedException {
        return Stream.of(Overlay.of("single"), Overlay.of("catalyst"))
                .filter(overlay -> settings.stores()
                        .contains(overlay.settings(overlay.containers()
                                        .getFirst()
                                        .getEnvFrom()
                                        .get(1)
                                        .getConfigMapRef()
                                        .getName())
                                .get("WAYBILL_STORE_KIND")));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyVariableIsReadByTheServiceThatGetsIt(Overlay overlay) {
        assertThat(overlay.containers()).isNotEmpty().allSatisfy(container -> {
            assertThat(DocumentedSettings.unknown(shared(container, overlay), settings.ofAnyService()))
                    .as("in the maps and secrets of " + container.getName())
                    .isEmpty();
            assertThat(DocumentedSettings.unknown(own(container), settings.all().get(container.getName())))
                    .as("of " + container.getName() + " alone")
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyServiceGetsWhatItNeedsAndListensWhereItIsExpected(Overlay overlay) {
        assertThat(overlay.containers()).allSatisfy(container -> {
            Set<String> given = shared(container, overlay);
            given.addAll(own(container));
            assertThat(given)
                    .containsAll(settings.needed().get(container.getName()))
                    .contains("WAYBILL_OPERATORS", "QUARKUS_HTTP_HOST", "WAYBILL_STORE_KIND")
                    .doesNotContain("QUARKUS_HTTP_PORT");
            assertThat(container.getPorts().getFirst().getContainerPort())
                    .isEqualTo(settings.ports().get(container.getName()));
        });
    }

    @Test
    void aSlipOfThePenIsFound() {
        assertThat(settings.ofAnyService()).hasSizeGreaterThan(40);
        assertThat(settings.stores()).contains("sqlite");
        assertThat(DocumentedSettings.unknown(
                        Set.of("WAYBILL_ZONE", "WAYBILL_ZOEN", "QUARKUS_HTTP_HOTS"), settings.ofAnyService()))
                .isEqualTo(List.of("QUARKUS_HTTP_HOTS", "WAYBILL_ZOEN"));
    }

    /** What a container has in common with others. A secret that is not in the examples fails here. */
    private static Set<String> shared(Container container, Overlay overlay) {
        Set<String> names = new HashSet<>();
        for (EnvFromSource source : container.getEnvFrom()) {
            if (source.getConfigMapRef() != null) {
                names.addAll(
                        overlay.settings(source.getConfigMapRef().getName()).keySet());
            } else {
                String secret = source.getSecretRef().getName();
                assertThat(secrets).containsKey(secret);
                names.addAll(secrets.get(secret));
            }
        }
        return names;
    }

    private static Set<String> own(Container container) {
        return container.getEnv().stream().map(EnvVar::getName).collect(Collectors.toSet());
    }
}
