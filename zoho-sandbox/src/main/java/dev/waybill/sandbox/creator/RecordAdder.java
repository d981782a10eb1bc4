package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.faults.Quirk;
import dev.waybill.sandbox.ledger.Touch;
import dev.waybill.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Add Records: one object, or an array of at most 200. Source: Zoho Creator facts 2.5. */
final class RecordAdder {

    private static final Set<String> MEMBERS = Set.of("data", "result", "skip_workflow");

    private RecordAdder() {}

    static CreatorAnswer add(CreatorRequest request) {
        WriteBody body = WriteBody.of(request, MEMBERS);
        return body.members().path("data") instanceof ArrayNode rows
                ? addAll(rows, body, request.state())
                : addOne(body.data(), body, request.state());
    }

    private static CreatorAnswer addOne(ObjectNode row, WriteBody body, CreatorState state) {
        List<Touch> touches = new ArrayList<>();
        ObjectNode result = add(row, body, state, touches);
        return CreatorAnswer.json(200, result.path("code").asInt(), result, touches);
    }

    private static CreatorAnswer addAll(ArrayNode rows, WriteBody body, CreatorState state) {
        if (rows.size() > RecordWriter.RECORDS_A_CALL) {
            throw new CreatorRefusal(Refusals.tooManyToAdd());
        }
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode row : rows) {
            if (row instanceof ObjectNode object) {
                objects.add(object);
            }
        }
        if (objects.isEmpty() || objects.size() < rows.size()) {
            throw new CreatorRefusal(Refusals.badBody("data lists at least one object and nothing else"));
        }
        List<Touch> touches = new ArrayList<>();
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("result");
        objects.forEach(row -> results.add(add(row, body, state, touches)));
        return CreatorAnswer.success(answer.put("code", CreatorAnswer.SUCCESS), touches);
    }

    private static ObjectNode add(ObjectNode row, WriteBody body, CreatorState state, List<Touch> touches) {
        ObjectNode violations = FieldRules.violations(row, state.table());
        if (!violations.isEmpty()) {
            ObjectNode failed =
                    Json.object().put("code", state.faults().habits().validationCode());
            failed.set("error", violations);
            touches.add(new Touch(null, null, null, state.faults().habits().validationCode()));
            return failed;
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        row.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        CreatorRecord added = state.table().add(values);
        if (body.runsWorkflows() && state.faults().shows(Quirk.WORKFLOW_ECHO)) {
            Workflow.run(added, state.table());
        }
        touches.add(new Touch(added.id(), null, added.status(), CreatorAnswer.SUCCESS));
        return body.told(added, "Data Added Successfully!", state);
    }
}
