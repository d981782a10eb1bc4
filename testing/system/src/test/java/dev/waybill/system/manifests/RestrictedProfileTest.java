package dev.waybill.system.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RestrictedProfileTest {

    private static final PodSpec RESTRICTED = new PodSpecBuilder()
            .withAutomountServiceAccountToken(false)
            .withNewSecurityContext()
            .withRunAsNonRoot(true)
            .withNewSeccompProfile(null, "RuntimeDefault")
            .endSecurityContext()
            .addToContainers(new ContainerBuilder()
                    .withName("c")
                    .withNewSecurityContext()
                    .withAllowPrivilegeEscalation(false)
                    .withReadOnlyRootFilesystem(true)
                    .withNewCapabilities()
                    .addToDrop("ALL")
                    .endCapabilities()
                    .endSecurityContext()
                    .build())
            .build();

    @Test
    void aRestrictedPodHasNoViolation() {
        assertThat(RestrictedProfile.violations(RESTRICTED)).isEmpty();
    }

    @Test
    void aPodThatSaysNothingHasThemAll() {
        PodSpec silent = new PodSpecBuilder()
                .addToContainers(new ContainerBuilder().withName("c").build())
                .build();

        assertThat(RestrictedProfile.violations(silent))
                .containsExactly(
                        "a token of the cluster",
                        "privilege escalation of c",
                        "running as root of c",
                        "no seccomp of c",
                        "capabilities not dropped of c",
                        "a writable root of c");
    }

    @ParameterizedTest
    @MethodSource
    void eachLapseIsFound(Function<PodSpecBuilder, PodSpecBuilder> lapse) {
        assertThat(RestrictedProfile.violations(
                        lapse.apply(new PodSpecBuilder(RESTRICTED)).build()))
                .hasSize(1);
    }

    static Stream<Named<Function<PodSpecBuilder, PodSpecBuilder>>> eachLapseIsFound() {
        return Stream.of(
                Named.of("host network", pod -> pod.withHostNetwork(true)),
                Named.of("host processes", pod -> pod.withHostPID(true)),
                Named.of("host memory", pod -> pod.withHostIPC(true)),
                Named.of(
                        "sysctl",
                        pod -> pod.editSecurityContext()
                                .addNewSysctl("kernel.msgmax", "1")
                                .endSecurityContext()),
                Named.of(
                        "host path",
                        pod -> pod.addNewVolume()
                                .withName("v")
                                .withNewHostPath("/", null)
                                .endVolume()),
                Named.of(
                        "host port",
                        pod -> pod.editFirstContainer()
                                .addNewPort()
                                .withHostPort(80)
                                .endPort()
                                .endContainer()),
                Named.of(
                        "user 0",
                        pod -> pod.editFirstContainer()
                                .editSecurityContext()
                                .withRunAsUser(0L)
                                .endSecurityContext()
                                .endContainer()),
                Named.of(
                        "privileged",
                        pod -> pod.editFirstContainer()
                                .editSecurityContext()
                                .withPrivileged(true)
                                .endSecurityContext()
                                .endContainer()),
                Named.of(
                        "more capabilities",
                        pod -> pod.editFirstContainer()
                                .editSecurityContext()
                                .editCapabilities()
                                .addToAdd("SYS_ADMIN")
                                .endCapabilities()
                                .endSecurityContext()
                                .endContainer()));
    }
}
