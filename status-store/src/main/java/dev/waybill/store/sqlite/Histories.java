package dev.waybill.store.sqlite;

import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the events of many queue ids in one statement. */
final class Histories {

    /**
     * The queue ids come as one JSON array. They lead (CROSS JOIN keeps SQLite from turning it round), each finds its
     * messages by link and its own documents by queue id; UNION leaves one of what both find.
     */
    static final String SELECT = """
            SELECT a.value AS asked, d.seq, d.id, d.message_id, coalesce(d.queue_id, k.queue_id) AS queue_id, d.status,
                d.recipient_id, d.event_time, d.received_at, d.seq NOT IN (SELECT seq FROM untold) AS told
            FROM json_each(?1) a CROSS JOIN link k ON k.queue_id = a.value
                CROSS JOIN document d ON d.message_id = k.message_id
            UNION
            SELECT a.value AS asked, d.seq, d.id, d.message_id, d.queue_id, d.status,
                d.recipient_id, d.event_time, d.received_at, d.seq NOT IN (SELECT seq FROM untold) AS told
            FROM json_each(?1) a CROSS JOIN document d ON d.queue_id = a.value
            ORDER BY 2""";

    private record Found(String queueId, StatusEvent event) {}

    private Histories() {}

    static Map<String, List<StatusEvent>> of(Collection<String> queueIds, Session session) throws SQLException {
        Map<String, String> canonical = new LinkedHashMap<>();
        queueIds.forEach(asked -> canonical.put(asked, QueueIds.canonical(asked)));
        Map<String, List<StatusEvent>> found =
                session.rows(SELECT, Histories::found, jsonArray(canonical.values())).stream()
                        .collect(Collectors.groupingBy(
                                Found::queueId, Collectors.mapping(Found::event, Collectors.toUnmodifiableList())));
        Map<String, List<StatusEvent>> histories = new LinkedHashMap<>();
        canonical.forEach((asked, queueId) -> {
            List<StatusEvent> events = found.get(queueId);
            if (events != null) {
                histories.put(asked, events);
            }
        });
        return histories;
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(row.getString("asked"), DocumentRow.event(row).content());
    }

    private static String jsonArray(Collection<String> texts) {
        List<String> quoted = new ArrayList<>();
        new TreeSet<>(texts).forEach(text -> quoted.add(quoted(text)));
        return "[" + String.join(",", quoted) + "]";
    }

    /** JSON text; RFC 8259 asks for escapes of quotes, backslashes and control characters and of nothing else. */
    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
