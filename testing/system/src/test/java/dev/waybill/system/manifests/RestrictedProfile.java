package dev.waybill.system.manifests;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a pod from the profile "restricted", and from the two things beyond it that Waybill promises: a read-only
 * root and no token of the cluster. Source: Kubernetes, "Pod Security Standards".
 */
final class RestrictedProfile {

    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");

    private final List<String> violations = new ArrayList<>();

    private RestrictedProfile() {}

    /** One line for each; none when the pod is restricted. */
    static List<String> violations(PodSpec pod) {
        RestrictedProfile profile = new RestrictedProfile();
        profile.look(pod);
        return profile.violations;
    }

    private void look(PodSpec pod) {
        PodSecurityContext context = Objects.requireNonNullElseGet(pod.getSecurityContext(), PodSecurityContext::new);
        forbid(isTrue(pod.getHostNetwork()), "hostNetwork");
        forbid(isTrue(pod.getHostPID()), "hostPID");
        forbid(isTrue(pod.getHostIPC()), "hostIPC");
        forbid(!isFalse(pod.getAutomountServiceAccountToken()), "a token of the cluster");
        forbid(!context.getSysctls().isEmpty(), "sysctls");
        pod.getVolumes().forEach(this::look);
        Stream.of(pod.getContainers(), pod.getInitContainers())
                .flatMap(List::stream)
                .forEach(container -> look(container, context));
    }

    private void look(Volume volume) {
        boolean allowed = volume.getConfigMap() != null
                || volume.getCsi() != null
                || volume.getDownwardAPI() != null
                || volume.getEmptyDir() != null
                || volume.getEphemeral() != null
                || volume.getPersistentVolumeClaim() != null
                || volume.getProjected() != null
                || volume.getSecret() != null;
        forbid(!allowed, "the kind of volume " + volume.getName());
    }

    private void look(Container container, PodSecurityContext pod) {
        String of = " of " + container.getName();
        SecurityContext own = Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
        Capabilities capabilities = Objects.requireNonNullElseGet(own.getCapabilities(), Capabilities::new);
        forbid(isTrue(own.getPrivileged()), "privileged" + of);
        forbid(!isFalse(own.getAllowPrivilegeEscalation()), "privilege escalation" + of);
        forbid(!isTrue(first(own.getRunAsNonRoot(), pod.getRunAsNonRoot())), "running as root" + of);
        forbid(Objects.equals(first(own.getRunAsUser(), pod.getRunAsUser()), 0L), "user 0" + of);
        forbid(!SECCOMP.contains(seccomp(first(own.getSeccompProfile(), pod.getSeccompProfile()))), "no seccomp" + of);
        forbid(!capabilities.getDrop().contains("ALL"), "capabilities not dropped" + of);
        forbid(
                capabilities.getAdd().stream().anyMatch(added -> !added.equals("NET_BIND_SERVICE")),
                "capabilities added" + of);
        forbid(own.getProcMount() != null && !own.getProcMount().equals("Default"), "procMount" + of);
        forbid(container.getPorts().stream().anyMatch(port -> port.getHostPort() != null), "a port of the host" + of);
        forbid(!isTrue(own.getReadOnlyRootFilesystem()), "a writable root" + of);
    }

    private void forbid(boolean found, String what) {
        if (found) {
            violations.add(what);
        }
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static boolean isFalse(@Nullable Boolean value) {
        return Boolean.FALSE.equals(value);
    }

    private static <T> @Nullable T first(@Nullable T own, @Nullable T ofThePod) {
        return own != null ? own : ofThePod;
    }

    private static String seccomp(@Nullable SeccompProfile profile) {
        return profile == null ? "" : profile.getType();
    }
}
