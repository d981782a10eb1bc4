package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.ledger.Touch;
import dev.waybill.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A custom API as a tenant might write one: takes an array of rows and gives each to the records of its queue id. What
 * a real one takes and answers is up to its author. Source: Zoho Creator facts 2.5, way F.
 */
final class CustomApi {

    static final String NAME = "update_statuses";
    static final String PUBLIC_KEY = "sandbox-key";
    private static final String QUEUE_ID = "Queue_ID_DV";
    private static final int NOTHING_FOUND = 3100;

    private CustomApi() {}

    static CreatorAnswer run(CreatorRequest request) {
        if (request.body().isEmpty() || !(request.body().get() instanceof ArrayNode rows)) {
            throw new CreatorRefusal(Refusals.badBody("an array of rows is needed"));
        }
        List<Touch> touches = new ArrayList<>();
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("result");
        for (JsonNode row : rows) {
            if (!(row instanceof ObjectNode values) || !values.path(QUEUE_ID).isTextual() || values.size() < 2) {
                throw new CreatorRefusal(Refusals.badBody("each row has Queue_ID_DV and at least one other field"));
            }
            results.add(update(values.deepCopy(), request.state(), touches));
        }
        return CreatorAnswer.success(answer.put("code", CreatorAnswer.SUCCESS), touches);
    }

    private static ObjectNode update(ObjectNode row, CreatorState state, List<Touch> touches) {
        String queueId = row.remove(QUEUE_ID).asText();
        ObjectNode result = Json.object().put(QUEUE_ID, queueId);
        List<CreatorRecord> records = state.table()
                .all()
                .filter(record -> record.text(QUEUE_ID).equals(queueId))
                .toList();
        int code = records.isEmpty() ? NOTHING_FOUND : CreatorAnswer.SUCCESS;
        for (CreatorRecord record : records) {
            String before = record.status();
            ObjectNode violations = RecordWriter.write(record, row, state, true);
            int its = violations.isEmpty()
                    ? CreatorAnswer.SUCCESS
                    : state.faults().habits().validationCode();
            code = its == CreatorAnswer.SUCCESS ? code : its;
            touches.add(new Touch(record.id(), before, record.status(), its));
        }
        return result.put("code", code);
    }
}
