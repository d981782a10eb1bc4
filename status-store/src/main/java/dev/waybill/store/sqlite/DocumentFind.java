package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads pages of documents, newest first. */
final class DocumentFind {

    private DocumentFind() {}

    static DocumentPage page(DocumentQuery query, Session session) throws SQLException {
        Sql sql = statement(query, session);
        var rows =
                session.rows(sql.text(), DocumentRow::document, sql.arguments().toArray());
        // One more than asked was looked for, to know whether there is a next page.
        boolean more = rows.size() > query.limit();
        var page = more ? rows.subList(0, query.limit()) : rows;
        List<StatusDocument> documents = page.stream().map(DocumentRow::content).toList();
        return new DocumentPage(
                documents, more ? Cursor.NEWEST_FIRST.of(page.getLast().seq()) : null);
    }

    private static Sql statement(DocumentQuery query, Session session) throws SQLException {
        long before = Cursor.NEWEST_FIRST.seq(query.cursor(), Seq.END);
        long since = query.receivedSince() == null ? Long.MIN_VALUE : Instants.ceilMillis(query.receivedSince());
        if (query.collection() == DocumentCollection.DELIVERED_LOGS) {
            since = Math.max(since, session.number("SELECT watermark FROM ledger"));
        }
        List<Sql> conditions = new ArrayList<>();
        conditions.add(Sql.of("d.seq < ?", before));
        if (since != Long.MIN_VALUE) {
            // The place only narrows the range; the receive time decides.
            conditions.add(Sql.of("d.seq >= ? AND d.received_at >= ?", Seq.floor(since), since));
        }
        conditions.add(FilterSql.of(query.filter()));
        return Sql.of(DocumentRow.SELECT_DOCUMENTS + " WHERE ")
                .then(Sql.all(conditions))
                .then(Sql.of(" ORDER BY d.seq DESC LIMIT ?", query.limit() + 1L));
    }
}
