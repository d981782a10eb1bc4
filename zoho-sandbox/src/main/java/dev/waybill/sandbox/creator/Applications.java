package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.wire.Json;
import java.util.List;

/** {@code GET /meta/applications}: the one application with its date format and zone. Source: facts 6.1. */
final class Applications {

    private Applications() {}

    /** {@code GET /api/v2/{owner}/{app}/reports}: the one report. Source: facts 11.1. */
    static CreatorAnswer reports() {
        ObjectNode body = Json.object();
        body.putArray("reports")
                .addObject()
                .put("display_name", "All Messages")
                .put("link_name", Rights.REPORT)
                .put("type", 1);
        return CreatorAnswer.success(body.put("code", CreatorAnswer.SUCCESS), List.of());
    }

    static CreatorAnswer list() {
        ObjectNode body = Json.object();
        body.putArray("applications")
                .addObject()
                .put("application_name", "Messages")
                .put("link_name", Rights.APP)
                .put("workspace_name", Rights.OWNER)
                .put("date_format", "dd-MMM-yyyy")
                .put("time_zone", "UTC");
        return CreatorAnswer.success(body.put("code", CreatorAnswer.SUCCESS), List.of());
    }
}
