package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Parking;
import dev.waybill.model.store.UnsyncedPage;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents that are not synced and wait for a link or a record that may never come. */
final class ParkedRows {

    private static final String PLACE = "(SELECT d.seq FROM document d WHERE d.id = ?)";
    private static final String LEAVE = "DELETE FROM unsynced WHERE seq = " + PLACE;
    private static final String PARK =
            "INSERT INTO parked (seq, unlinked) SELECT d.seq, ? FROM document d WHERE d.id = ?";

    /** A link may have come since the event was read. */
    private static final String IS_LINKED = "SELECT count(*) FROM link WHERE message_id = ?";

    private static final String FORGET = "DELETE FROM parked WHERE unlinked = ? AND seq = " + PLACE;
    private static final String BACK = "INSERT INTO unsynced SELECT d.seq FROM document d WHERE d.id = ?";
    private static final String COUNT =
            "UPDATE ledger SET unsynced = unsynced + ?, unlinked = unlinked + ?, unmatched = unmatched + ?";
    private static final String OF_MESSAGE = "SELECT d.seq FROM document d WHERE " + IdFunctions.isAbout("d", "?1");
    private static final String PAGE = DocumentRow.SELECT_EVENTS
            + " JOIN parked p ON p.seq = d.seq WHERE p.unlinked = ? AND p.seq > ? ORDER BY p.seq LIMIT ?";

    private ParkedRows() {}

    /** Returns how many were not synced and left those that are not. */
    static int park(List<StatusEvent> events, Parking why, Session session) throws SQLException {
        int left = 0;
        int unlinked = why == Parking.UNLINKED ? 1 : 0;
        for (StatusEvent event : events) {
            boolean linked = unlinked == 1 && session.number(IS_LINKED, event.messageId()) > 0;
            byte[] id = event.id().bytes();
            if (!linked && session.update(LEAVE, (Object) id) > 0) {
                left += session.update(PARK, unlinked, id);
            }
        }
        count(-left, left * unlinked, left * (1 - unlinked), session);
        return left;
    }

    static int unpark(List<DocumentId> documents, Session session) throws SQLException {
        int back = 0;
        for (int unlinked = 0; unlinked <= 1; unlinked++) {
            int some = 0;
            for (DocumentId document : documents) {
                if (session.update(FORGET, unlinked, document.bytes()) > 0) {
                    some += session.update(BACK, (Object) document.bytes());
                }
            }
            count(some, -some * unlinked, -some * (1 - unlinked), session);
            back += some;
        }
        return back;
    }

    /** Documents that are synced now are parked no longer. Returns how many were. */
    static int forget(List<DocumentId> documents, Session session) throws SQLException {
        if (!any(session)) {
            return 0;
        }
        int forgotten = 0;
        for (int unlinked = 0; unlinked <= 1; unlinked++) {
            int some = 0;
            for (DocumentId document : documents) {
                some += session.update(FORGET, unlinked, document.bytes());
            }
            count(0, -some * unlinked, -some * (1 - unlinked), session);
            forgotten += some;
        }
        return forgotten;
    }

    /** A message is linked, or linked anew: its documents come back. */
    static void comeBack(String messageId, Session session) throws SQLException {
        if (!any(session)) {
            return;
        }
        for (int unlinked = 0; unlinked <= 1; unlinked++) {
            String those = "SELECT seq FROM parked WHERE unlinked = " + unlinked + " AND seq IN (" + OF_MESSAGE + ")";
            int back = session.update("INSERT INTO unsynced " + those, messageId);
            if (back > 0) {
                session.update("DELETE FROM parked WHERE seq IN (" + those + ")", messageId);
                count(back, -back * unlinked, -back * (1 - unlinked), session);
            }
        }
    }

    /** The record of a message is another one than was thought, and has none of its documents. */
    static void unsyncAll(String messageId, Session session) throws SQLException {
        int more = session.update("INSERT OR IGNORE INTO unsynced " + OF_MESSAGE, messageId);
        count(more, 0, 0, session);
    }

    static UnsyncedPage page(Parking why, @Nullable String after, int limit, Session session) throws SQLException {
        long from = Cursor.PARKED.seq(after, -1);
        var rows = session.rows(PAGE, DocumentRow::event, why == Parking.UNLINKED ? 1 : 0, from, limit);
        String cursor = rows.isEmpty() ? after : Cursor.PARKED.of(rows.getLast().seq());
        return new UnsyncedPage(rows.stream().map(DocumentRow::content).toList(), cursor, cursor);
    }

    private static boolean any(Session session) throws SQLException {
        return session.number("SELECT unlinked + unmatched FROM ledger") > 0;
    }

    private static void count(int unsynced, int unlinked, int unmatched, Session session) throws SQLException {
        if (unsynced != 0 || unlinked != 0 || unmatched != 0) {
            session.update(COUNT, unsynced, unlinked, unmatched);
        }
    }
}
