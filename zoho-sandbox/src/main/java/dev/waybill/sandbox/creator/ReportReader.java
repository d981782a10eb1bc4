package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.faults.Fault;
import dev.waybill.sandbox.faults.FaultInjector;
import dev.waybill.sandbox.faults.Quirk;
import dev.waybill.sandbox.ledger.Touch;
import dev.waybill.sandbox.wire.Json;
import java.util.List;

/** Get Records and Get Record by ID. Source: Zoho Creator facts 1. */
final class ReportReader {

    private static final String CURSOR = "record_cursor";
    private static final long BEFORE_ALL = 0;
    private static final List<String> ODD_IDS = List.of("..", "12 34", "9".repeat(200_000), "");

    private ReportReader() {}

    static CreatorAnswer page(CreatorRequest request) {
        ReportQuery query = ReportQuery.of(request);
        CreatorState state = request.state();
        List<CreatorRecord> found =
                state.table().after(start(request, query), state.meeting(query.criterion()), query.pageSize() + 1);
        if (found.isEmpty()) {
            return nothing(state);
        }
        List<CreatorRecord> page = found.subList(0, Math.min(found.size(), query.pageSize()));
        ObjectNode body = Json.object().put("code", CreatorAnswer.SUCCESS);
        ArrayNode data = body.putArray("data");
        page.forEach(record -> data.add(show(record, query, state)));
        CreatorAnswer answer = CreatorAnswer.success(body, List.of());
        return found.size() == page.size()
                ? answer
                : answer.withHeader(
                        CURSOR,
                        state.cursors().give(query.fingerprint(), page.getLast().number()));
    }

    static CreatorAnswer one(CreatorRequest request, String id) {
        ReportQuery query = ReportQuery.of(request);
        CreatorState state = request.state();
        CreatorRecord record = state.table()
                .find(id)
                .orElseThrow(() -> new CreatorRefusal(
                        Refusals.noSuchRecord(id, state.faults().habits().missingStatus())));
        ObjectNode body = Json.object().put("code", CreatorAnswer.SUCCESS);
        body.set("data", show(record, query, state));
        return CreatorAnswer.success(body, List.of(new Touch(id, record.status(), record.status(), null)));
    }

    private static ObjectNode show(CreatorRecord record, ReportQuery query, CreatorState state) {
        FaultInjector faults = state.faults();
        ObjectNode shown = record.show(query.fields(), faults.shows(Quirk.IDS_AS_NUMBERS));
        shown.remove(faults.hiddenFields());
        if (faults.shows(Quirk.ODD_RECORD_IDS) && record.number() % 2 == 1) {
            shown.put("ID", ODD_IDS.get((int) (record.number() / 2 % ODD_IDS.size())));
        }
        return shown;
    }

    private static long start(CreatorRequest request, ReportQuery query) {
        String cursor = request.headers().get(CURSOR);
        if (cursor == null || request.state().faults().shows(Quirk.CURSOR_STRIPPED)) {
            return BEFORE_ALL;
        }
        Cursors cursors = request.state().cursors();
        if (request.state().faults().strikes(Fault.LOSE_CURSOR)) {
            cursors.forget(cursor);
        }
        return cursors.follow(cursor, query.fingerprint())
                .orElseThrow(() -> new CreatorRefusal(Refusals.badHeader(CURSOR)));
    }

    private static CreatorAnswer nothing(CreatorState state) {
        if (state.faults().shows(Quirk.EMPTY_AS_200)) {
            ObjectNode body = Json.object().put("code", CreatorAnswer.SUCCESS);
            body.putArray("data");
            return CreatorAnswer.success(body, List.of());
        }
        return state.table().isEmpty() ? Refusals.reportEmpty() : Refusals.noMatch();
    }
}
