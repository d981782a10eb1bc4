package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.store.UnsyncedPage;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which documents are synced: Creator has their status. */
final class SqliteSyncMarks {

    private static final String MARK = "DELETE FROM unsynced WHERE seq = (SELECT d.seq FROM document d WHERE d.id = ?)";
    private static final String UNSYNCED =
            DocumentRow.SELECT_EVENTS + " JOIN unsynced u ON u.seq = d.seq WHERE u.seq > ? ORDER BY u.seq LIMIT ?";

    private SqliteSyncMarks() {}

    /** Marks documents; returns how many were not marked before. */
    static int mark(List<DocumentId> documents, Session session) throws SQLException {
        int marked = 0;
        for (DocumentId document : documents) {
            marked += session.update(MARK, document.bytes());
        }
        if (marked > 0) {
            session.update("UPDATE ledger SET unsynced = unsynced - ?", marked);
        }
        return marked + (marked == documents.size() ? 0 : ParkedRows.forget(documents, session));
    }

    static UnsyncedPage unsynced(@Nullable String after, int limit, Session session) throws SQLException {
        long from = Cursor.UNSYNCED.seq(after, -1);
        var rows = session.rows(UNSYNCED, DocumentRow::event, from, limit);
        String cursor =
                rows.isEmpty() ? after : Cursor.UNSYNCED.of(rows.getLast().seq());
        return new UnsyncedPage(rows.stream().map(DocumentRow::content).toList(), cursor, cursor);
    }
}
