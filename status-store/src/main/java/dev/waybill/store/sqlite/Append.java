package dev.waybill.store.sqlite;

import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Appended.LinkConflict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends the documents of one call: rows, links, strays, the unsynced marks, and the totals that follow from them. */
final class Append {

    private static final String INSERT = """
            INSERT INTO document (seq, id, message_id, queue_id, status, recipient_id, event_time, phone_number_id,
                display_phone_number, received_at, web_date, bodies)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""";

    private static final String DECLARE = "UPDATE link SET queue_id = ?, declared = ? WHERE message_id = ?";

    private static final String OF_MESSAGE = "SELECT d.seq FROM document d WHERE " + IdFunctions.isAbout("d", "?2");

    private static final String NO_LONGER_STRAY =
            "DELETE FROM stray WHERE queue_id = ?1 AND seq IN (" + OF_MESSAGE + ")";

    /** Documents that carry the queue id of the link that was replaced are found by it still. */
    private static final String NOW_STRAY = "INSERT OR IGNORE INTO stray SELECT queue_id, seq FROM document"
            + " WHERE queue_id <> ?1 AND seq IN (" + OF_MESSAGE + ")";

    private final Session session;
    private final Ledger ledger;
    private final List<LinkConflict> conflicts = new ArrayList<>();
    private int stored;

    private Append(Session session) {
        this.session = session;
        this.ledger = session.ledger();
    }

    static Appended all(List<PackedDocument> documents, Session session) throws SQLException {
        Append append = new Append(session);
        for (PackedDocument document : documents) {
            append.one(document);
        }
        return new Appended(append.stored, documents.size() - append.stored, append.conflicts);
    }

    private void one(PackedDocument document) throws SQLException {
        StatusEvent event = document.event();
        long seq = ledger.nextSeq(document.receivedAt());
        String queueId = event.queueId() == null ? null : QueueIds.canonical(event.queueId());
        if (!insert(seq, document, queueId)) {
            return;
        }
        stored++;
        ledger.appended(seq, document.receivedAt(), event);
        if (!event.synced()) {
            session.update("INSERT INTO unsynced (seq) VALUES (?)", seq);
        }
        if (queueId != null && !isLinked(event.messageId(), queueId, document.declaredQueueId())) {
            session.update("INSERT INTO stray VALUES (?, ?)", queueId, seq);
        }
    }

    private boolean insert(long seq, PackedDocument document, @Nullable String queueId) throws SQLException {
        StatusEvent event = document.event();
        return session.update(
                        INSERT,
                        seq,
                        event.id().bytes(),
                        event.messageId(),
                        queueId,
                        event.status(),
                        event.recipientId(),
                        document.time(),
                        document.phoneNumberId(),
                        document.displayPhoneNumber(),
                        document.receivedAt(),
                        document.webDate(),
                        document.bodies())
                > 0;
    }

    /**
     * Links a message to a queue id. A link that a queue callback declared replaces one that was guessed; else the
     * first stays.
     *
     * @return whether the message is linked to this queue id now
     */
    private boolean isLinked(@Nullable String messageId, String queueId, @Nullable String spelled) throws SQLException {
        if (messageId == null) {
            return false;
        }
        String declared = queueId.equals(spelled) ? "" : spelled;
        if (session.update("INSERT INTO link VALUES (?, ?, ?) ON CONFLICT DO NOTHING", messageId, queueId, declared)
                > 0) {
            ParkedRows.comeBack(messageId, session);
            return true;
        }
        Link kept = session.rows("SELECT queue_id, declared FROM link WHERE message_id = ?", Link::of, messageId)
                .getFirst();
        if (kept.declared() == null && declared != null) {
            session.update(DECLARE, queueId, declared, messageId);
            if (!kept.queueId().equals(queueId)) {
                session.update(NO_LONGER_STRAY, queueId, messageId);
                session.update(NOW_STRAY, queueId, messageId);
                ParkedRows.comeBack(messageId, session);
                ParkedRows.unsyncAll(messageId, session);
            }
            return true;
        }
        if (kept.queueId().equals(queueId)) {
            return true;
        }
        if (kept.declared() == null || declared != null) {
            ledger.conflict();
            conflicts.add(new LinkConflict(messageId, kept.queueId(), queueId));
        }
        return false;
    }

    private record Link(String queueId, @Nullable String declared) {

        static Link of(ResultSet row) throws SQLException {
            return new Link(row.getString(1), row.getString(2));
        }
    }
}
