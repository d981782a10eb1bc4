package dev.waybill.store.sqlite;

import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.MessageLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads the events of many queue ids in one statement. */
final class SqliteHistories {

    /**
     * The queue ids come as one JSON array. They lead (CROSS JOIN keeps SQLite from turning it round); each finds the
     * documents of the messages that are linked to it, and those that no link leads to.
     */
    static final String SELECT = "SELECT " + DocumentRow.eventColumns("coalesce(d.queue_id, a.value)") + ", a.key"
            + " FROM json_each(?1) a CROSS JOIN link k ON k.queue_id = a.value CROSS JOIN document d ON "
            + IdFunctions.isAbout("d", "k.message_id") + " UNION ALL SELECT "
            + DocumentRow.eventColumns("d.queue_id") + ", a.key"
            + " FROM json_each(?1) a CROSS JOIN stray s ON s.queue_id = a.value CROSS JOIN document d ON d.seq = s.seq";

    private static final String LINKS =
            "SELECT message_id, queue_id, declared FROM link WHERE message_id IN (SELECT value FROM json_each(?))";

    private static final int KEY = DocumentRow.BEHIND_EVENT;

    /** An event of the queue id at a place in the array. */
    private record Found(int key, DocumentRow<StatusEvent> row) {

        static Found of(ResultSet row) throws SQLException {
            return new Found(row.getInt(KEY), DocumentRow.event(row));
        }
    }

    private SqliteHistories() {}

    /** The links of messages. */
    static Map<String, MessageLink> links(Collection<String> messageIds, Session session) throws SQLException {
        Map<String, MessageLink> links = new HashMap<>();
        for (Map.Entry<String, MessageLink> link : session.rows(
                LINKS, row -> Map.entry(row.getString(1), link(row)), JsonTexts.array(List.copyOf(messageIds)))) {
            links.put(link.getKey(), link.getValue());
        }
        return links;
    }

    private static MessageLink link(ResultSet row) throws SQLException {
        String queueId = row.getString(2);
        String spelled = row.getString(3);
        return new MessageLink(queueId, "".equals(spelled) ? queueId : spelled);
    }

    static Map<String, List<StatusEvent>> of(Collection<String> queueIds, Session session) throws SQLException {
        Map<String, String> canonical = new LinkedHashMap<>();
        queueIds.forEach(asked -> canonical.put(asked, QueueIds.canonical(asked)));
        // In the order of the index.
        List<String> sorted = List.copyOf(new TreeSet<>(canonical.values()));
        Map<String, List<StatusEvent>> found = new HashMap<>();
        session.rows(SELECT, Found::of, JsonTexts.array(sorted)).stream()
                .sorted(Comparator.comparingLong(event -> event.row().seq()))
                .forEach(event -> found.computeIfAbsent(sorted.get(event.key()), queueId -> new ArrayList<>())
                        .add(event.row().content()));
        Map<String, List<StatusEvent>> histories = new LinkedHashMap<>();
        canonical.forEach((asked, queueId) -> {
            List<StatusEvent> events = found.get(queueId);
            if (events != null) {
                histories.put(asked, List.copyOf(events));
            }
        });
        return histories;
    }
}
