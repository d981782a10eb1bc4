package dev.waybill.operator.login;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a service shows to anybody. A path is public only if the request line spells it exactly as it stands here: a
 * path that is spelt in another way (an encoded character, a path parameter, a slash more) needs a log-in, whatever it
 * leads to. What is public and a REST call says so a second time, by {@code @PermitAll}.
 *
 * @param paths each with its slash in front
 * @param loginPage where browsers are sent to log in; null if the service has no pages
 */
public record PublicPaths(Set<String> paths, @Nullable String loginPage) {

    private static final Set<String> OF_BOTH_SERVICES = Set.of(
            "/", "/q/health", "/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics", "/q/openapi");

    public PublicPaths {
        paths = Set.copyOf(paths);
    }

    /** What is public in both services, and more. */
    public static PublicPaths with(Collection<String> more, @Nullable String loginPage) {
        Set<String> all = new HashSet<>(OF_BOTH_SERVICES);
        all.addAll(more);
        return new PublicPaths(all, loginPage);
    }
}
