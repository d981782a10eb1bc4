package dev.waybill.operator.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Turns broken constraints of parameters into a problem that names the members. */
public final class ConstraintMapper {

    /** One broken constraint. */
    record Violation(String member, String message) {}

    /** The caller's fault when a parameter is wrong; ours when it is the return value. */
    @ServerExceptionMapper
    public Response violated(ConstraintViolationException e, @Nullable SimpleResourceInfo resource) {
        if (e.getConstraintViolations().stream().anyMatch(ConstraintMapper::isReturnValue)) {
            return UnexpectedErrors.answer(e, resource);
        }
        List<Violation> violations = e.getConstraintViolations().stream()
                .map(broken -> new Violation(member(broken), broken.getMessage()))
                .sorted(Comparator.comparing(Violation::member).thenComparing(Violation::message))
                .toList();
        String detail = violations.stream()
                .map(violation -> violation.member() + " " + violation.message())
                .collect(Collectors.joining("; "));
        return ProblemResponse.of(Problem.badRequest(detail).with("violations", violations))
                .build();
    }

    private static boolean isReturnValue(ConstraintViolation<?> broken) {
        return nodes(broken).stream().anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    /** The path without the method and the parameter that holds the body, as a caller knows neither. */
    private static String member(ConstraintViolation<?> broken) {
        List<Path.Node> nodes = nodes(broken);
        List<Path.Node> members = nodes.stream()
                .filter(node -> node.getKind() == ElementKind.PROPERTY)
                .toList();
        return (members.isEmpty() ? nodes : members)
                .stream()
                        .filter(node -> node.getKind() != ElementKind.METHOD)
                        .map(Path.Node::toString)
                        .collect(Collectors.joining("."));
    }

    private static List<Path.Node> nodes(ConstraintViolation<?> broken) {
        return StreamSupport.stream(broken.getPropertyPath().spliterator(), false)
                .toList();
    }
}
