package dev.waybill.system.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one manifest names is there: a selector without pods or a port without a listener is no error to a cluster. */
class ReferencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"single", "catalyst"})
    void everyServiceLeadsToAPortOfAPod(String name) throws Exception {
        Overlay overlay = Overlay.of(name);

        assertThat(overlay.all(Service.class)).isNotEmpty().allSatisfy(service -> {
            List<String> ports = overlay.pods().stream()
                    .filter(pod -> has(pod, service.getSpec().getSelector()))
                    .flatMap(pod -> pod.getSpec().getContainers().stream())
                    .flatMap(container -> container.getPorts().stream())
                    .map(ContainerPort::getName)
                    .toList();
            assertThat(service.getSpec().getPorts())
                    .extracting(ServicePort::getTargetPort)
                    .allSatisfy(port -> assertThat(ports).contains(port.getStrVal()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "catalyst"})
    void everyWorkloadSelectsItsOwnPodsAndHasItsGoverningService(String name) throws Exception {
        Overlay overlay = Overlay.of(name);

        assertThat(overlay.all(StatefulSet.class)).allSatisfy(set -> {
            assertThat(has(
                            set.getSpec().getTemplate(),
                            set.getSpec().getSelector().getMatchLabels()))
                    .isTrue();
            assertThat(names(overlay, Service.class)).contains(set.getSpec().getServiceName());
        });
        assertThat(overlay.all(Deployment.class))
                .allSatisfy(deployment -> assertThat(has(
                                deployment.getSpec().getTemplate(),
                                deployment.getSpec().getSelector().getMatchLabels()))
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "catalyst"})
    void everyBudgetMonitorAndScaleIsForSomething(String name) throws Exception {
        Overlay overlay = Overlay.of(name);

        assertThat(overlay.all(PodDisruptionBudget.class))
                .hasSameSizeAs(overlay.pods())
                .allSatisfy(budget -> assertThat(overlay.pods())
                        .filteredOn(
                                pod -> has(pod, budget.getSpec().getSelector().getMatchLabels()))
                        .hasSize(1));
        assertThat(overlay.all(ServiceMonitor.class)).singleElement().satisfies(monitor -> {
            assertThat(overlay.all(Service.class))
                    .filteredOn(service -> service.getMetadata()
                            .getLabels()
                            .entrySet()
                            .containsAll(monitor.getSpec()
                                    .getSelector()
                                    .getMatchLabels()
                                    .entrySet()))
                    .hasSize(2);
            assertThat(monitor.getSpec().getEndpoints().getFirst().getPath()).isEqualTo("/q/metrics");
        });
        assertThat(overlay.all(HorizontalPodAutoscaler.class))
                .allSatisfy(scale -> assertThat(names(overlay, StatefulSet.class))
                        .contains(scale.getSpec().getScaleTargetRef().getName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "catalyst"})
    void everyPolicyIsForSomePod(String name) throws Exception {
        Overlay overlay = Overlay.of(name);
        // What kustomize adds to every object.
        Map<String, String> added = Map.of("app.kubernetes.io/part-of", "waybill");

        assertThat(overlay.all(NetworkPolicy.class)).isNotEmpty().allSatisfy(policy -> {
            Map<String, String> labels = policy.getSpec().getPodSelector().getMatchLabels();
            assertThat(labels.equals(added) || overlay.pods().stream().anyMatch(pod -> has(pod, labels)))
                    .as(policy.getMetadata().getName())
                    .isTrue();
        });
    }

    private static List<String> names(Overlay overlay, Class<? extends HasMetadata> kind) {
        return overlay.all(kind).stream()
                .map(object -> object.getMetadata().getName())
                .toList();
    }

    private static boolean has(PodTemplateSpec pod, Map<String, String> labels) {
        return pod.getMetadata().getLabels().entrySet().containsAll(labels.entrySet());
    }
}
