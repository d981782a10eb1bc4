package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.faults.Quirk;
import dev.waybill.sandbox.wire.Json;
import java.util.List;

/**
 * Get Records of v2: pages by {@code from} and {@code limit}, at most 200, and no cursor. Source: Zoho Creator facts
 * 1.1, 1.6.
 */
final class OlderReader {

    private static final int LARGEST_PAGE = 200;

    private OlderReader() {}

    static CreatorAnswer page(CreatorRequest request) {
        int from = number(request, "from", 1);
        int limit = number(request, "limit", LARGEST_PAGE);
        if (limit > LARGEST_PAGE) {
            throw new CreatorRefusal(Refusals.tooManyAskedFor());
        }
        CreatorState state = request.state();
        List<CreatorRecord> page =
                state.table().after(0, state.meeting(ReportQuery.criterion(request)), from - 1 + limit).stream()
                        .skip(from - 1L)
                        .toList();
        if (page.isEmpty()) {
            throw new CreatorRefusal(Refusals.nothingToUpdate());
        }
        ObjectNode body = Json.object().put("code", CreatorAnswer.SUCCESS);
        ArrayNode data = body.putArray("data");
        page.forEach(record ->
                data.add(record.show(state.table().fields(), state.faults().shows(Quirk.IDS_AS_NUMBERS))));
        return CreatorAnswer.success(body, List.of());
    }

    private static int number(CreatorRequest request, String name, int absent) {
        String text = request.parameter(name).orElse(Integer.toString(absent));
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new CreatorRefusal(Refusals.badParameter(name));
        }
        return Integer.parseInt(text);
    }
}
