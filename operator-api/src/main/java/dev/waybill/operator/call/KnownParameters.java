package dev.waybill.operator.call;

import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses parameters in the address that a call does not know, since a {@code ?dry_run=true} that is passed over runs
 * what nobody wanted to run. A call knows what its method takes by {@link RestQuery} or {@link QueryParam}. Public
 * calls are left out: monitors and proxies append what they like.
 */
@Singleton
public final class KnownParameters {

    KnownParameters() {}

    /** Fails with a 400 problem that names the parameters and what is allowed. */
    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        var given = request.getUriInfo().getQueryParameters().keySet();
        Method method = given.isEmpty() ? null : resource.getResourceMethod();
        if (method == null || method.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        List<String> known = Arrays.stream(method.getParameters())
                .flatMap(KnownParameters::name)
                .toList();
        List<String> unknown =
                given.stream().filter(name -> !known.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(Problem.badRequest("unknown query parameter " + String.join(", ", unknown) + "; "
                            + (known.isEmpty() ? "the call takes none" : "allowed are " + String.join(", ", known)))
                    .with("parameter", unknown.getFirst()));
        }
    }

    private static Stream<String> name(Parameter parameter) {
        RestQuery query = parameter.getAnnotation(RestQuery.class);
        if (query != null) {
            return Stream.of(query.value().isEmpty() ? parameter.getName() : query.value());
        }
        QueryParam standard = parameter.getAnnotation(QueryParam.class);
        return standard == null ? Stream.empty() : Stream.of(standard.value());
    }
}
