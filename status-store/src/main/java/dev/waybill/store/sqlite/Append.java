package dev.waybill.store.sqlite;

import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Appended.LinkConflict;
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
        if (queueId != null && !isLinked(event.messageId(), queueId)) {
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

    /** Links a message to a queue id, unless it is linked already; answers whether it is linked to this one now. */
    private boolean isLinked(@Nullable String messageId, String queueId) throws SQLException {
        if (messageId == null) {
            return false;
        }
        if (session.update("INSERT INTO link VALUES (?, ?) ON CONFLICT DO NOTHING", messageId, queueId) > 0) {
            return true;
        }
        String kept = session.rows("SELECT queue_id FROM link WHERE message_id = ?", row -> row.getString(1), messageId)
                .getFirst();
        if (kept.equals(queueId)) {
            return true;
        }
        ledger.conflict();
        conflicts.add(new LinkConflict(messageId, kept, queueId));
        return false;
    }
}
