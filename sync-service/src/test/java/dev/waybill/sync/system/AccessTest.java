package dev.waybill.sync.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every route of the service says who may call it, and holds to it however its path is spelt. A new route has to be
 * written down here with its rule.
 */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class AccessTest {

    /** A dry run answers after 20 s that it goes on. */
    private static final int DEADLINE_MILLIS = 30_000;

    private static final String NOBODY = "";

    private enum Rule {
        PUBLIC,
        LOOK,
        CONTROL
    }

    private static final Map<String, Rule> CALLS = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /", Rule.PUBLIC),
            Map.entry("GET /console", Rule.LOOK),
            Map.entry("GET /console/activity", Rule.LOOK),
            Map.entry("GET /console/failures", Rule.LOOK),
            Map.entry("GET /console/live", Rule.LOOK),
            Map.entry("GET /console/login", Rule.PUBLIC),
            Map.entry("POST /console/login", Rule.PUBLIC),
            Map.entry("POST /console/logout", Rule.LOOK),
            Map.entry("GET /console/messages", Rule.LOOK),
            Map.entry("POST /console/messages", Rule.LOOK),
            Map.entry("GET /console/messages/{documentId}", Rule.LOOK),
            Map.entry("POST /console/dry-run", Rule.CONTROL),
            Map.entry("POST /console/rejected/retry", Rule.CONTROL),
            Map.entry("GET /console/runs", Rule.LOOK),
            Map.entry("GET /console/runs/{id}", Rule.LOOK),
            Map.entry("GET /console/runs/{id}/outcomes.csv", Rule.LOOK),
            Map.entry("GET /console/runs/{id}/outcomes.json", Rule.LOOK),
            Map.entry("POST /console/scheduler/start", Rule.CONTROL),
            Map.entry("POST /console/scheduler/stop", Rule.CONTROL),
            Map.entry("POST /console/sync", Rule.CONTROL),
            Map.entry("POST /zoho/activity", Rule.LOOK),
            Map.entry("POST /zoho/outcomes", Rule.LOOK),
            Map.entry("POST /zoho/pause/end", Rule.CONTROL),
            Map.entry("POST /zoho/rejected", Rule.LOOK),
            Map.entry("POST /zoho/rejected/retry", Rule.CONTROL),
            Map.entry("GET /zoho/requests/{id}", Rule.CONTROL),
            Map.entry("GET /zoho/runs", Rule.LOOK),
            Map.entry("POST /zoho/runs", Rule.LOOK),
            Map.entry("GET /zoho/runs/{id}", Rule.LOOK),
            Map.entry("POST /zoho/runs/{id}", Rule.LOOK),
            Map.entry("POST /zoho/scheduler/start", Rule.CONTROL),
            Map.entry("POST /zoho/scheduler/status", Rule.LOOK),
            Map.entry("POST /zoho/scheduler/stop", Rule.CONTROL),
            Map.entry("POST /zoho/status", Rule.LOOK),
            Map.entry("POST /zoho/sync", Rule.CONTROL),
            Map.entry("POST /zoho/test-queue-lookup", Rule.LOOK)));

    /** Routes that are no REST calls: public ones, and those that only hand on. */
    private static final Set<String> OTHER_ROUTES = new TreeSet<>(Set.of("/q/"));

    private final Router router;

    @TestHTTPResource
    URI service;

    private final Scene scene;

    AccessTest(Router router, Scene scene) {
        this.router = router;
        this.scene = scene;
    }

    /** Some buttons were pressed. */
    @AfterEach
    void schedulerOn() {
        scene.reset("");
        scene.call("/zoho/scheduler/start").statusCode(200);
    }

    @Test
    void everyRestCallHasARuleHere() {
        assertThat(restCalls()).containsExactlyElementsOf(CALLS.keySet());
    }

    @Test
    void everyOtherRouteIsKnownHere() {
        Set<String> routes = router.getRoutes().stream()
                .map(Route::getPath)
                .filter(path -> path != null && !path.equals("/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routes).containsExactlyElementsOf(OTHER_ROUTES);
    }

    @Test
    void nobodyGetsInWithoutALogInHoweverThePathIsSpelt() throws IOException {
        for (String call : guarded()) {
            assertThat(status(call, path(call), NOBODY)).as(call).isEqualTo(401);
            for (String spelling : spellings(path(call))) {
                assertThat(status(call, spelling, NOBODY))
                        .as(call + " as " + spelling)
                        .isIn(400, 401, 404);
            }
        }
    }

    @Test
    void whoMayLookControlsNothingHoweverThePathIsSpelt() throws IOException {
        for (String call : guarded()) {
            boolean control = CALLS.get(call) == Rule.CONTROL;
            int status = status(call, path(call), basic(Sandbox.VIEWER));
            assertThat(status == 403).as(call + ": " + status).isEqualTo(control);
            assertThat(status).as(call).isNotEqualTo(401);
            for (String spelling : control ? spellings(path(call)) : List.<String>of()) {
                assertThat(status(call, spelling, basic(Sandbox.VIEWER)))
                        .as(call + " as " + spelling)
                        .isIn(400, 403, 404, 405);
            }
        }
    }

    @Test
    void anOperatorIsRefusedNothing() throws IOException {
        for (String call : guarded()) {
            assertThat(status(call, path(call), basic(Sandbox.OPERATOR)))
                    .as(call)
                    .isNotIn(401, 403);
        }
    }

    @Test
    void publicCallsNeedNoLogIn() throws IOException {
        for (String path : List.of(
                "/",
                "/q/health",
                "/q/health/live",
                "/q/health/ready",
                "/q/health/started",
                "/q/metrics",
                "/q/openapi",
                "/console/login",
                "/console/assets/console.css")) {
            assertThat(status("GET", path, NOBODY)).as(path).isIn(200, 303);
        }
    }

    @Test
    void whatIsNotPublicIsRefusedWhetherOrNotItIsThere() throws IOException {
        for (String path : List.of(
                "/nowhere",
                "/webjars/htmx.org/package.json",
                "/console/assets/",
                "/console/assets/nothing.js",
                "/q/dev",
                "/q/info",
                "/q/arc",
                "/q/swagger-ui",
                "/q/health-ui",
                "/q/openapi.json",
                "/META-INF/openapi.yaml",
                "/%2e%2e/application.properties",
                "*")) {
            for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "MADEUP")) {
                assertThat(status(method, path, NOBODY)).as(method + " " + path).isIn(401, 404, 405);
            }
        }
    }

    private static List<String> guarded() {
        return CALLS.keySet().stream()
                .filter(call -> CALLS.get(call) != Rule.PUBLIC)
                .toList();
    }

    private static Set<String> restCalls() {
        Set<String> calls = new TreeSet<>();
        ResteasyReactiveRecorder.getCurrentDeployment()
                .getClassMappers()
                .forEach(group -> Arrays.stream(group.value.handlers)
                        .filter(ClassRoutingHandler.class::isInstance)
                        .map(ClassRoutingHandler.class::cast)
                        .forEach(handler -> handler.getMappers().forEach((method, paths) -> {
                            if (method != null) {
                                paths.getTemplates()
                                        .forEach(path -> calls.add(method + " "
                                                + joined(group.template.template, path.template.template)));
                            }
                        })));
        return calls;
    }

    private static String joined(String group, String path) {
        String all = ("/" + group + "/" + path).replaceAll("/+", "/");
        return all.length() > 1 && all.endsWith("/") ? all.substring(0, all.length() - 1) : all;
    }

    private static String path(String call) {
        return call.substring(call.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "x1");
    }

    private static List<String> spellings(String path) {
        String rest = path.substring(1);
        String letter = "%" + Integer.toHexString(rest.charAt(0)) + rest.substring(1);
        return Stream.of(
                        path + ";x",
                        path + ";x=1",
                        path + "/;x",
                        path.replace("/", ";x/").substring(2),
                        "/" + rest.replace("/", ";x/"),
                        "/;x/" + rest,
                        path + "%3Bx",
                        path + "/",
                        path + "//",
                        "/" + path,
                        path.replace("/", "//"),
                        path.replace("/", "/./"),
                        path + "/.",
                        path + "/%2e",
                        path + "/x/..",
                        path + "/x/%2e%2e",
                        "/x/.." + path,
                        "/x/%2e%2e" + path,
                        "/%2e" + path,
                        "/" + letter,
                        "/" + rest.replace("/", "%2F"),
                        "/" + rest.replace("/", "%5C"),
                        path.toUpperCase(Locale.ROOT),
                        path + "%00",
                        path + "%20",
                        path + "?x=/q/health",
                        path + "#/q/health",
                        "/q/health/.." + path,
                        "/q/health;/.." + path,
                        "/q/health/%2e%2e" + path)
                .filter(spelling -> !spelling.equals(path) && spelling.startsWith("/"))
                .toList();
    }

    private static String basic(String name) {
        String pair = name + ":" + Sandbox.PASSWORD;
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    /** A member that no call knows keeps what controls from doing anything. */
    private int status(String call, String path, String header) throws IOException {
        String method = call.contains(" ") ? call.substring(0, call.indexOf(' ')) : call;
        String body = method.equals("POST") ? "{\"no_such_member\":1}" : "";
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(DEADLINE_MILLIS);
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header
                                    + "Content-Type: application/json\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).as(method + " " + path).startsWith("HTTP/1.1 ");
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
