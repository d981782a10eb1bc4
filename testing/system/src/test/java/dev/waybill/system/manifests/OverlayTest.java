package dev.waybill.system.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each overlay as the cluster would get it; reading one already fails on a field that the API does not know. */
class OverlayTest {

    private static final Set<String> IN_BOTH = Set.of(
            "Namespace",
            "ServiceAccount",
            "Service",
            "Ingress",
            "NetworkPolicy",
            "ServiceMonitor",
            "PrometheusRule",
            "ConfigMap",
            "PodDisruptionBudget",
            "StatefulSet");

    private static Overlay single;
    private static Overlay catalyst;

    @BeforeAll
    static void render() throws IOException, InterruptedException {
        single = Overlay.of("single");
        catalyst = Overlay.of("catalyst");
    }

    static Stream<Overlay> overlays() {
        return Stream.of(single, catalyst);
    }

    @Test
    void eachOverlayHasItsKindsAndNoTimetableOfTheCluster() {
        assertThat(kinds(single)).isEqualTo(IN_BOTH);
        assertThat(kinds(catalyst))
                .isEqualTo(Stream.concat(IN_BOTH.stream(), Stream.of("Deployment", "HorizontalPodAutoscaler"))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theFilesAloneSayAsMuchAsTheirRendering(Overlay overlay) throws IOException {
        List<HasMetadata> files = Overlay.files(Overlay.ROOT.resolve("k8s/overlays/" + overlay.name()));

        assertThat(files).hasSameSizeAs(overlay.objects());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPodIsRestricted(Overlay overlay) {
        assertThat(overlay.pods())
                .isNotEmpty()
                .allSatisfy(pod ->
                        assertThat(RestrictedProfile.violations(pod.getSpec())).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyContainerSaysWhatItNeedsAndMayTake(Overlay overlay) {
        assertThat(overlay.containers()).allSatisfy(container -> {
            ResourceRequirements resources = container.getResources();
            assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
            assertThat(resources.getLimits()).containsOnlyKeys("cpu", "memory");
            assertThat(resources.getLimits().get("memory"))
                    .as("memory is not lent out")
                    .isEqualTo(resources.getRequests().get("memory"));
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyContainerIsProbedAtItsOwnPort(Overlay overlay) {
        assertThat(overlay.containers()).allSatisfy(container -> {
            assertThat(container.getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getName()).isEqualTo(container.getName()));
            assertProbe(container, container.getStartupProbe(), "/q/health/started");
            assertProbe(container, container.getLivenessProbe(), "/q/health/live");
            assertProbe(container, container.getReadinessProbe(), "/q/health/ready");
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void onlyDataAndTempCanBeWritten(Overlay overlay) {
        assertThat(overlay.containers())
                .allSatisfy(container -> assertThat(container.getVolumeMounts())
                        .extracting("mountPath")
                        .isSubsetOf("/data", "/tmp")
                        .contains("/tmp"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void onlyTheWebhookIsPublicWithTheBodiesThatItTakes(Overlay overlay) {
        Ingress ingress = overlay.all(Ingress.class).getFirst();
        String limit = settings(overlay).get("WAYBILL_WEBHOOK_MAX_BODY");

        assertThat(ingress.getSpec().getDefaultBackend()).isNull();
        List<HTTPIngressPath> paths = ingress.getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .toList();
        assertThat(paths).singleElement().satisfies(path -> {
            assertThat(path.getPath()).isEqualTo("/webhook");
            assertThat(path.getPathType()).isEqualTo("Exact");
            assertThat(path.getBackend().getService().getName()).isEqualTo("waybill-ingest");
        });
        assertThat(ingress.getMetadata().getAnnotations().values())
                .isNotEmpty()
                .allSatisfy(size -> assertThat(size).isEqualToIgnoringCase(limit));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nothingLeavesButNamesAndCallsOverTls(Overlay overlay) {
        List<NetworkPolicy> policies = overlay.all(NetworkPolicy.class);

        assertThat(policies)
                .filteredOn(policy -> policy.getSpec().getEgress().isEmpty()
                        && policy.getSpec().getPolicyTypes().containsAll(List.of("Ingress", "Egress")))
                .as("one policy closes everything")
                .hasSize(1);
        assertThat(policies.stream()
                        .flatMap(policy -> policy.getSpec().getEgress().stream())
                        .flatMap(rule -> rule.getPorts().stream())
                        .map(port -> port.getProtocol() + " " + port.getPort().getIntVal()))
                .containsExactlyInAnyOrder("UDP 53", "TCP 53", "TCP 443");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theClusterPutsNoVariablesOfItsOwnIntoThePods(Overlay overlay) {
        assertThat(overlay.pods())
                .extracting(pod -> pod.getSpec())
                .extracting(PodSpec::getEnableServiceLinks)
                .containsOnly(false);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void imagesAreOfThisVersion(Overlay overlay) throws IOException {
        assertThat(overlay.containers())
                .extracting(Container::getImage)
                .allSatisfy(image -> assertThat(image)
                        .startsWith(overlay.rendered() ? "registry.example.com/waybill/waybill-" : "waybill-"));
        assertThat(Files.readString(Overlay.ROOT.resolve("k8s/images/kustomization.yaml")))
                .contains("newTag: " + ProjectVersion.released());
    }

    @Test
    void theEmbeddedStoreHasOnePodOnly() {
        StatefulSet set = single.all(StatefulSet.class).getFirst();

        assertThat(single.pods()).hasSize(1);
        assertThat(set.getSpec().getReplicas()).isEqualTo(1);
        assertThat(set.getSpec().getVolumeClaimTemplates().getFirst().getSpec().getAccessModes())
                .containsExactly("ReadWriteOncePod");
    }

    private static Map<String, String> settings(Overlay overlay) {
        return overlay.settings(overlay.containers()
                .getFirst()
                .getEnvFrom()
                .getFirst()
                .getConfigMapRef()
                .getName());
    }

    private static void assertProbe(Container container, Probe probe, String path) {
        HTTPGetAction get = probe.getHttpGet();
        assertThat(get.getPath()).isEqualTo(path);
        assertThat(get.getPort().getStrVal()).isEqualTo(container.getName());
    }

    private static Set<String> kinds(Overlay overlay) {
        return overlay.objects().stream().map(HasMetadata::getKind).collect(Collectors.toSet());
    }
}
