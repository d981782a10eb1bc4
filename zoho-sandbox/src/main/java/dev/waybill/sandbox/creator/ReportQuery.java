package dev.waybill.sandbox.creator;

import dev.waybill.sandbox.faults.Quirk;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of Get Records. Source: Zoho Creator facts 1.3. {@code from}, {@code limit} and names nobody knows are
 * ignored, as the real service was seen to do.
 *
 * @param criterion which records
 * @param pageSize how many of them at a time
 * @param fields which of their fields
 * @param fingerprint equal for equal queries: a cursor serves the query that it came from
 */
record ReportQuery(Criterion criterion, int pageSize, List<String> fields, String fingerprint) {

    private static final Criterion EVERYTHING = new Criterion.All(List.of());

    static ReportQuery of(CreatorRequest request) {
        int pageSize = pageSize(
                request.parameter("max_records").orElse("200"),
                request.state().faults().shows(Quirk.CLAMP_MAX_RECORDS));
        List<String> fields = fields(request);
        Optional<String> criteria = request.parameter("criteria");
        return new ReportQuery(criterion(request), pageSize, fields, pageSize + " " + fields + " " + criteria);
    }

    /** Which records; all if no criteria are given. */
    static Criterion criterion(CreatorRequest request) {
        return request.parameter("criteria").map(request::criterion).orElse(EVERYTHING);
    }

    private static int pageSize(String maxRecords, boolean clamp) {
        return switch (maxRecords) {
            case "200" -> 200;
            case "500" -> 500;
            case "1000" -> 1000;
            default -> {
                if (clamp) {
                    yield 200;
                }
                throw new CreatorRefusal(Refusals.badParameter("max_records"));
            }
        };
    }

    private static List<String> fields(CreatorRequest request) {
        RecordTable table = request.state().table();
        return switch (request.parameter("field_config").orElse("quick_view")) {
            case "quick_view", "detail_view", "all" -> List.copyOf(table.fields());
            case "custom" -> custom(request.parameter("fields").orElse(""), table);
            default -> throw new CreatorRefusal(Refusals.badParameter("field_config"));
        };
    }

    private static List<String> custom(String names, RecordTable table) {
        List<String> fields = List.of(names.split(",", -1));
        if (!fields.stream().allMatch(table::hasField)) {
            throw new CreatorRefusal(Refusals.badParameter("fields"));
        }
        return fields;
    }
}
