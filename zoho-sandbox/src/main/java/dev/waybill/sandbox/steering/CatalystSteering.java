package dev.waybill.sandbox.steering;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.tables.BadDefinition;
import dev.waybill.sandbox.tables.Environment;
import dev.waybill.sandbox.tables.Projects;
import dev.waybill.sandbox.tables.Table;
import dev.waybill.sandbox.values.AttributePath;
import dev.waybill.sandbox.values.Projection;
import dev.waybill.sandbox.wire.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls under {@code /sandbox/catalyst}: what only the console and time itself can do, and a look behind. */
final class CatalystSteering {

    private static final String DEFAULT_PROJECT = "1";

    private final CurrentWorld current;

    CatalystSteering(CurrentWorld current) {
        this.current = current;
    }

    void mount(Router router) {
        router.post("/sandbox/catalyst/tables").handler(this::define);
        router.get("/sandbox/catalyst/tables").handler(this::rows);
        router.get("/sandbox/catalyst/items").handler(this::items);
        router.post("/sandbox/catalyst/sweep")
                .handler(context -> SteeringRoutes.send(
                        context, 200, Map.of("deleted", projects().sweep())));
        router.post("/sandbox/catalyst/metrics").handler(this::measure);
    }

    private void define(RoutingContext context) {
        try {
            projects()
                    .define(SteeringRoutes.body(context)
                            .orElseThrow(() -> new BadSteering("", "Takes one table or an array of tables")));
        } catch (BadDefinition bad) {
            throw new BadSteering(bad.member(), String.valueOf(bad.getMessage()));
        }
        SteeringRoutes.send(context, 200, Map.of());
    }

    private void rows(RoutingContext context) {
        ArrayNode tables = Json.array();
        for (Environment environment : Environment.values()) {
            for (Table table : projects().tables(project(context), environment)) {
                tables.addObject()
                        .put("environment", environment.label())
                        .put("table", table.name())
                        .put("rows", table.rows());
            }
        }
        SteeringRoutes.send(context, 200, tables);
    }

    private void items(RoutingContext context) {
        String name =
                parameter(context, "table").orElseThrow(() -> new BadSteering("table", "Takes the name of a table"));
        Table table = projects()
                .table(project(context), environment(context), name)
                .orElseThrow(() -> new BadSteering("table", "There is no such table"));
        Projection projection = parameter(context, "attributes")
                .map(names -> new Projection(Arrays.stream(names.split(","))
                        .map(attribute -> new AttributePath(List.of(attribute)))
                        .toList()))
                .orElse(Projection.ALL);
        List<ObjectNode> items =
                table.all().map(item -> projection.of(item).content()).toList();
        SteeringRoutes.send(context, 200, items);
    }

    private void measure(RoutingContext context) {
        projects().measure();
        SteeringRoutes.send(context, 200, Map.of());
    }

    private static Environment environment(RoutingContext context) {
        String wanted = parameter(context, "environment").orElse(Environment.DEVELOPMENT.label());
        return Arrays.stream(Environment.values())
                .filter(environment -> environment.label().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BadSteering("environment", "Takes Development or Production"));
    }

    private static String project(RoutingContext context) {
        return parameter(context, "project").orElse(DEFAULT_PROJECT);
    }

    private static Optional<String> parameter(RoutingContext context, String name) {
        return Optional.ofNullable(context.queryParams().get(name));
    }

    private Projects projects() {
        return current.get().catalyst().projects();
    }
}
