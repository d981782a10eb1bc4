package dev.waybill.sandbox.steering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.wire.Json;
import io.vertx.ext.web.RoutingContext;

/** Problem details of RFC 9457 for the calls that are the sandbox's own. */
public final class Problems {

    private Problems() {}

    /** For a path that nothing serves. */
    public static void notFound(RoutingContext context) {
        send(
                context,
                404,
                "Call one of the paths of the sandbox's README",
                "Nothing is served at " + context.normalizedPath());
    }

    static void send(RoutingContext context, int status, String title, String detail) {
        send(context, problem(status, title, detail));
    }

    static void badMember(RoutingContext context, BadSteering bad) {
        String title = bad.member().isEmpty() ? "Correct the body" : "Correct the member " + bad.member();
        send(context, problem(400, title, String.valueOf(bad.getMessage())).put("member", bad.member()));
    }

    private static ObjectNode problem(int status, String title, String detail) {
        return Json.object()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }

    private static void send(RoutingContext context, ObjectNode problem) {
        context.response()
                .setStatusCode(problem.path("status").asInt())
                .putHeader("Content-Type", "application/problem+json")
                .end(Json.text(problem));
    }
}
