package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.faults.Habits;
import dev.waybill.sandbox.faults.Quirk;
import dev.waybill.sandbox.ledger.Touch;
import dev.waybill.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Update Record by ID and Update Records by criteria. Source: Zoho Creator facts 2.1 to 2.3. */
final class RecordWriter {

    static final int RECORDS_A_CALL = 200;

    private static final String UNTIL_LIMIT = "process_until_limit";
    private static final Set<String> ONE = Set.of("data", "result", "skip_workflow");
    private static final Set<String> MATCHING = Set.of("criteria", "data", "result", "skip_workflow", UNTIL_LIMIT);

    private RecordWriter() {}

    static CreatorAnswer updateOne(CreatorRequest request, String id) {
        WriteBody body = WriteBody.of(request, ONE);
        ObjectNode data = body.data();
        CreatorRecord record = request.state()
                .table()
                .find(id)
                .orElseThrow(() -> new CreatorRefusal(Refusals.noSuchRecord(
                        id, request.state().faults().habits().missingStatus())));
        String before = record.status();
        ObjectNode violations = write(record, data, request.state(), body.runsWorkflows());
        List<Touch> touches = List.of(new Touch(id, before, record.status(), null));
        if (!violations.isEmpty()) {
            return invalid(violations, request.state(), touches);
        }
        return CreatorAnswer.success(body.told(record, "Data Updated Successfully", request.state()), touches);
    }

    static CreatorAnswer updateMatching(CreatorRequest request) {
        WriteBody body = WriteBody.of(request, MATCHING);
        ObjectNode data = body.data();
        if (!body.members().path("criteria").isTextual()) {
            throw new CreatorRefusal(Refusals.parameterMissingOrTwice("criteria"));
        }
        Criterion criterion = request.criterion(body.members().path("criteria").asText());
        boolean untilLimit = untilLimit(request, body);
        List<CreatorRecord> matching =
                request.state().table().after(0, request.state().meeting(criterion), RECORDS_A_CALL + 1);
        if (matching.isEmpty()) {
            throw new CreatorRefusal(Refusals.nothingToUpdate());
        }
        if (matching.size() > RECORDS_A_CALL && !untilLimit) {
            throw new CreatorRefusal(Refusals.tooManyToUpdate());
        }
        ObjectNode answer = Json.object();
        List<Touch> touches = updateEach(
                matching.subList(0, Math.min(matching.size(), RECORDS_A_CALL)),
                data,
                body,
                request.state(),
                answer.putArray("result"));
        if (untilLimit) {
            answer.put("more_records", matching.size() > RECORDS_A_CALL);
        }
        return CreatorAnswer.success(answer.put("code", CreatorAnswer.SUCCESS), touches);
    }

    private static List<Touch> updateEach(
            List<CreatorRecord> records, ObjectNode data, WriteBody body, CreatorState state, ArrayNode results) {
        List<Touch> touches = new ArrayList<>();
        for (CreatorRecord record : records) {
            String before = record.status();
            ObjectNode violations = write(record, data, state, body.runsWorkflows());
            boolean valid = violations.isEmpty();
            results.add(
                    valid ? body.told(record, "Data Updated Successfully!", state) : failed(record, violations, state));
            touches.add(new Touch(
                    record.id(),
                    before,
                    record.status(),
                    valid ? CreatorAnswer.SUCCESS : state.faults().habits().validationCode()));
        }
        return touches;
    }

    private static CreatorAnswer invalid(ObjectNode violations, CreatorState state, List<Touch> touches) {
        Habits habits = state.faults().habits();
        ObjectNode failed = Json.object().put("code", habits.validationCode());
        failed.set("error", violations);
        return CreatorAnswer.json(habits.validationStatus(), habits.validationCode(), failed, touches);
    }

    /** Writes the values, or none of them if one is wrong: what is wrong, by field. */
    static ObjectNode write(CreatorRecord record, ObjectNode data, CreatorState state, boolean workflows) {
        ObjectNode violations = FieldRules.violations(data, state.table());
        violations.setAll(UniqueFields.violations(record, data, state));
        if (violations.isEmpty() && state.faults().failsValidation(record.id())) {
            violations.put(data.fieldNames().next(), "Enter a valid value for this field.");
        }
        if (violations.isEmpty()) {
            data.properties().forEach(field -> record.set(field.getKey(), field.getValue()));
            if (workflows && state.faults().shows(Quirk.WORKFLOW_ECHO)) {
                Workflow.run(record, state.table());
            }
        }
        return violations;
    }

    private static ObjectNode failed(CreatorRecord record, ObjectNode violations, CreatorState state) {
        ObjectNode failed = Json.object().put("code", state.faults().habits().validationCode());
        failed.set("data", record.show(List.of(), state.faults().shows(Quirk.IDS_AS_NUMBERS)));
        failed.set("error", violations);
        return failed;
    }

    private static boolean untilLimit(CreatorRequest request, WriteBody body) {
        JsonNode inBody = body.members().path(UNTIL_LIMIT);
        return request.parameter(UNTIL_LIMIT).map(Boolean::parseBoolean).orElse(inBody.asBoolean(false));
    }
}
