package dev.waybill.sandbox.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.conditions.Condition;
import dev.waybill.sandbox.conditions.ConditionReader;
import dev.waybill.sandbox.faults.Fault;
import dev.waybill.sandbox.faults.FaultInjector;
import dev.waybill.sandbox.ledger.CallKind;
import dev.waybill.sandbox.tables.Table;
import dev.waybill.sandbox.values.BadInput;
import dev.waybill.sandbox.values.ValueReader;
import dev.waybill.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Insert, update and delete: the whole body is read and checked first, then the entries are executed one by one.
 * Source: Catalyst NoSQL facts 1.4 to 1.6.
 */
final class Writes {

    /** Source: Catalyst NoSQL facts 1.14. */
    private static final int AT_MOST = 25;

    private Writes() {}

    static ObjectNode run(CallKind kind, Table table, JsonNode body, FaultInjector faults) {
        if (!(body instanceof ArrayNode array)) {
            throw BadInput.value("Invalid input value for item");
        }
        if (array.isEmpty() || array.size() > AT_MOST) {
            throw BadInput.value("Invalid input value for item: 1 to " + AT_MOST + " are taken");
        }
        List<Write> writes = new ArrayList<>();
        array.forEach(entry -> writes.add(read(kind, table, Members.of(entry))));
        boolean partly = faults.strikes(Fault.ERROR_500_PARTLY);
        List<WriteOutcome> outcomes = writes.stream()
                .limit(partly ? Math.ceilDiv(writes.size(), 2) : writes.size())
                .map(write -> write.run(table))
                .toList();
        boolean mismatch = outcomes.stream().anyMatch(outcome -> !outcome.succeeded());
        if (partly || (mismatch && faults.strikes(Fault.ERROR_500_MISMATCH))) {
            throw new NosqlRefusal(NosqlRefusals.serverError());
        }
        return data(kind, outcomes);
    }

    private static Write read(CallKind kind, Table table, Members entry) {
        Optional<Condition> condition = ConditionReader.readOptional(entry.get("condition"));
        Echo echo = Echo.read(entry.get("return"));
        return switch (kind) {
            case NOSQL_INSERT ->
                new Write.Insert(table.prepare(ValueReader.attributes(entry.get("item"))), condition, echo);
            case NOSQL_UPDATE ->
                new Write.Update(
                        Keys.read(entry.get("keys"), table),
                        ChangeReader.read(entry.get("update_attributes"), table),
                        condition,
                        echo);
            default -> new Write.Delete(Keys.read(entry.get("keys"), table), condition, echo);
        };
    }

    private static ObjectNode data(CallKind kind, List<WriteOutcome> outcomes) {
        ArrayNode entries = Json.array();
        outcomes.forEach(outcome -> entries.add(outcome.json()));
        String name = switch (kind) {
            case NOSQL_INSERT -> "create";
            case NOSQL_UPDATE -> "update";
            default -> "delete";
        };
        int size = outcomes.stream().mapToInt(WriteOutcome::size).sum();
        return Json.object().put("size", size).set(name, entries);
    }
}
