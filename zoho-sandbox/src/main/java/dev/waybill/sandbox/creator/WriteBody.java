package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.faults.Quirk;
import dev.waybill.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the bodies of all writing calls have in common: {@code result} says what is told back, {@code skip_workflow}
 * which workflows stay quiet. Source: Zoho Creator facts 2.1.
 *
 * @param members the whole body
 * @param echo the fields told back beside the ID
 * @param withMessage whether the text of success is told back
 */
record WriteBody(ObjectNode members, List<String> echo, boolean withMessage) {

    private static final Set<String> WORKFLOWS = Set.of("form_workflow", "schedules", "all");

    static WriteBody of(CreatorRequest request, Set<String> allowed) {
        ObjectNode members = request.bodyWith(allowed);
        JsonNode result = members.path("result");
        List<String> echo = new ArrayList<>();
        result.path("fields").forEach(field -> echo.add(field.asText()));
        if (!result.isMissingNode() && !result.isObject()) {
            throw new CreatorRefusal(Refusals.badBody("result is an object"));
        }
        checkWorkflows(members.path("skip_workflow"));
        return new WriteBody(members, echo, result.path("message").asBoolean(true));
    }

    /** What is told back of a record that was written. */
    ObjectNode told(CreatorRecord record, String message, CreatorState state) {
        List<String> known = echo.stream().filter(state.table()::hasField).toList();
        ObjectNode told = Json.object().put("code", CreatorAnswer.SUCCESS);
        told.set("data", record.show(known, state.faults().shows(Quirk.IDS_AS_NUMBERS)));
        return withMessage ? told.put("message", message) : told;
    }

    /** The values to write: an object with at least one. */
    ObjectNode data() {
        if (members.path("data") instanceof ObjectNode data && !data.isEmpty()) {
            return data;
        }
        throw new CreatorRefusal(Refusals.badBody("data is an object with at least one field"));
    }

    /** Whether the form's workflows run, as they do unless they are skipped. */
    boolean runsWorkflows() {
        for (JsonNode workflow : members.path("skip_workflow")) {
            if (!workflow.asText().equals("schedules")) {
                return false;
            }
        }
        return true;
    }

    private static void checkWorkflows(JsonNode skip) {
        boolean known = skip.isMissingNode() || skip.isArray();
        for (JsonNode workflow : skip) {
            known &= WORKFLOWS.contains(workflow.asText());
        }
        if (!known) {
            throw new CreatorRefusal(Refusals.badBody("skip_workflow lists any of form_workflow, schedules, all"));
        }
    }
}
