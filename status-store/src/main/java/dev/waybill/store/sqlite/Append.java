package dev.waybill.store.sqlite;

import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Appended.LinkConflict;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends the documents of one call: rows, links, the untold marks, and the totals that follow from them. */
final class Append {

    private static final String INSERT = """
            INSERT INTO document (seq, id, message_id, queue_id, status, recipient_id, event_time, phone_number_id,
                display_phone_number, received_at, web_date, status_json, raw_json)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""";

    private static final String ACCOUNT = """
            UPDATE ledger SET documents = documents + ?, delivered = delivered + ?, untold = untold + ?,
                conflicts = conflicts + ?""";

    private final Session session;
    private final List<LinkConflict> conflicts = new ArrayList<>();
    private final Minutes minutes = new Minutes();
    private final long watermark;
    private long last;
    private int stored;
    private int untold;
    private int delivered;

    private Append(Session session) throws SQLException {
        this.session = session;
        this.last = session.number("SELECT coalesce(max(seq), 0) FROM document");
        this.watermark = session.number("SELECT watermark FROM ledger");
    }

    static Appended all(List<StatusDocument> documents, Session session) throws SQLException {
        Append append = new Append(session);
        for (StatusDocument document : documents) {
            append.one(document);
        }
        append.account();
        return new Appended(append.stored, documents.size() - append.stored, append.conflicts);
    }

    private void one(StatusDocument document) throws SQLException {
        StatusEvent event = document.event();
        long receivedAt = Instants.nearestMillis(event.receivedAt());
        long seq = Seq.next(last, receivedAt);
        String queueId = event.queueId() == null ? null : QueueIds.canonical(event.queueId());
        if (!insert(seq, document, queueId)) {
            return;
        }
        last = seq;
        stored++;
        if (!event.told()) {
            session.update("INSERT INTO untold (seq) VALUES (?)", seq);
            untold++;
        }
        if (receivedAt >= watermark) {
            session.update(
                    "INSERT INTO tally VALUES (?, 1) ON CONFLICT (second) DO UPDATE SET documents = documents + 1",
                    Math.floorDiv(receivedAt, Tally.SECOND));
            minutes.add(receivedAt, event.status());
            delivered++;
        }
        if (event.messageId() != null && queueId != null) {
            link(event.messageId(), queueId);
        }
    }

    private boolean insert(long seq, StatusDocument document, @Nullable String queueId) throws SQLException {
        StatusEvent event = document.event();
        return session.update(
                        INSERT,
                        seq,
                        event.id().bytes(),
                        event.messageId(),
                        queueId,
                        event.status(),
                        event.recipientId(),
                        millis(event.time()),
                        document.phoneNumberId(),
                        document.displayPhoneNumber(),
                        Instants.nearestMillis(event.receivedAt()),
                        day(document.webDate()),
                        document.statusJson(),
                        document.rawJson())
                > 0;
    }

    private void link(String messageId, String queueId) throws SQLException {
        if (session.update("INSERT INTO link VALUES (?, ?) ON CONFLICT DO NOTHING", messageId, queueId) > 0) {
            return;
        }
        String kept = session.rows("SELECT queue_id FROM link WHERE message_id = ?", row -> row.getString(1), messageId)
                .getFirst();
        if (!kept.equals(queueId)) {
            conflicts.add(new LinkConflict(messageId, kept, queueId));
        }
    }

    private void account() throws SQLException {
        if (stored > 0) {
            session.update(ACCOUNT, stored, delivered, untold, conflicts.size());
            minutes.write(session);
        }
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : Instants.nearestMillis(time);
    }

    private static @Nullable Long day(@Nullable LocalDate date) {
        return date == null ? null : date.toEpochDay();
    }
}
