package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.store.UntoldPage;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which documents Creator has been told of. */
final class ToldMarks {

    private static final String MARK = "DELETE FROM untold WHERE seq = (SELECT d.seq FROM document d WHERE d.id = ?)";
    private static final String UNTOLD =
            DocumentRow.SELECT_EVENTS + " JOIN untold u ON u.seq = d.seq WHERE u.seq > ? ORDER BY u.seq LIMIT ?";

    private ToldMarks() {}

    /** Marks documents; returns how many were not marked before. */
    static int mark(List<DocumentId> documents, Session session) throws SQLException {
        int marked = 0;
        for (DocumentId document : documents) {
            marked += session.update(MARK, document.bytes());
        }
        if (marked > 0) {
            session.update("UPDATE ledger SET untold = untold - ?", marked);
        }
        return marked;
    }

    static UntoldPage untold(@Nullable String after, int limit, Session session) throws SQLException {
        long from = Cursor.UNTOLD.seq(after, -1);
        var rows = session.rows(UNTOLD, DocumentRow::event, from, limit);
        String cursor = rows.isEmpty() ? after : Cursor.UNTOLD.of(rows.getLast().seq());
        return new UntoldPage(rows.stream().map(DocumentRow::content).toList(), cursor);
    }
}
