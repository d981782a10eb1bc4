package dev.waybill.sandbox.steering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.ledger.Ledger;
import dev.waybill.sandbox.wire.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls under {@code /sandbox}. Source: contract, section Sandbox. */
public final class SteeringRoutes {

    private static final int BODY_LIMIT = 64 * 1024 * 1024;

    private final CurrentWorld current;

    /** Routes that steer this world. */
    public SteeringRoutes(CurrentWorld current) {
        this.current = current;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.route("/sandbox/*")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .failureHandler(SteeringRoutes::failed);
        router.get("/sandbox/health").handler(context -> send(context, 200, Map.of("status", "UP")));
        router.post("/sandbox/reset").handler(this::reset);
        router.post("/sandbox/faults").handler(this::faults);
        router.post("/sandbox/creator/records").handler(this::addRecords);
        router.get("/sandbox/creator/records")
                .handler(context -> send(context, 200, current.get().creator().records()));
        new CatalystSteering(current).mount(router);
        router.get("/sandbox/calls").handler(this::calls);
        router.get("/sandbox/ledger").handler(this::ledger);
    }

    private void reset(RoutingContext context) {
        current.reset(Scene.read(Members.of(body(context))));
        send(context, 200, Map.of());
    }

    private void faults(RoutingContext context) {
        World world = current.get();
        world.apply(Scene.readFaults(Members.of(body(context)), world.creator().latency()));
        send(context, 200, Map.of());
    }

    private void addRecords(RoutingContext context) {
        List<Map<String, JsonNode>> records = NewRecords.read(body(context));
        List<String> ids =
                records.stream().map(current.get().creator()::addRecord).toList();
        send(context, 200, ids);
    }

    private void calls(RoutingContext context) {
        World world = current.get();
        Ledger ledger = world.ledger();
        ObjectNode body = Json.object();
        body.set("calls", Json.tree(ledger.counts()));
        body.put("total", ledger.total())
                .put("refused", ledger.refused())
                .put("max_in_flight", world.creator().maxInFlight())
                .put("catalyst_max_in_flight", world.catalyst().maxInFlight())
                .put("tokens_minted", world.accounts().tokens().issued());
        send(context, 200, body);
    }

    private void ledger(RoutingContext context) {
        String after = context.queryParams().get("after");
        try {
            send(context, 200, current.get().ledger().after(after == null ? 0 : Long.parseLong(after)));
        } catch (NumberFormatException notANumber) {
            throw new BadSteering("after", "Takes the number of a ledger entry");
        }
    }

    /** The body as JSON; empty if there is none. */
    static Optional<JsonNode> body(RoutingContext context) {
        Optional<JsonNode> body = Json.parse(context.body().buffer());
        if (body.isEmpty() && context.body().length() > 0) {
            throw new BadSteering("", "The body is not JSON");
        }
        return body;
    }

    private static void failed(RoutingContext context) {
        if (context.failure() instanceof BadSteering bad) {
            Problems.badMember(context, bad);
        } else if (context.statusCode() == 413) {
            Problems.send(context, 413, "Send less at a time", "At most " + BODY_LIMIT + " bytes are taken");
        } else {
            context.next();
        }
    }

    static void send(RoutingContext context, int status, Object body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(Json.text(body));
    }
}
