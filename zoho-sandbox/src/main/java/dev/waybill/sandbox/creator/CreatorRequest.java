package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.wire.Json;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a call brought with it.
 *
 * @param call who asks what
 * @param headers request headers
 * @param query query parameters, decoded
 * @param body the JSON of the body; empty if it is missing or no JSON
 */
record CreatorRequest(CreatorCall call, MultiMap headers, MultiMap query, Optional<JsonNode> body) {

    static CreatorRequest of(RoutingContext context, CreatorCall call) {
        return new CreatorRequest(
                call,
                context.request().headers(),
                context.queryParams(),
                Json.parse(context.body().buffer()));
    }

    CreatorState state() {
        return call.state();
    }

    /** The parameter's value; refused if it stands there twice. */
    Optional<String> parameter(String name) {
        List<String> values = query.getAll(name);
        if (values.size() > 1) {
            throw new CreatorRefusal(Refusals.parameterMissingOrTwice(name));
        }
        return values.stream().findFirst();
    }

    /** The body, which must be an object with no other members than these. */
    ObjectNode bodyWith(Set<String> members) {
        if (body.isEmpty() || !(body.get() instanceof ObjectNode object)) {
            throw new CreatorRefusal(Refusals.badBody("a JSON object is needed"));
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw new CreatorRefusal(Refusals.extraKey());
            }
        });
        return object;
    }

    /** The condition that the text states. */
    Criterion criterion(String criteria) {
        try {
            return CriteriaParser.parse(criteria, state().table()::hasField);
        } catch (BadCriteria bad) {
            throw new CreatorRefusal(Refusals.badCriteria(String.valueOf(bad.getMessage())));
        }
    }
}
