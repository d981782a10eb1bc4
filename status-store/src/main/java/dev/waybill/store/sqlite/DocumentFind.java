package dev.waybill.store.sqlite;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.DocumentMember;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.filter.Field;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.Literal;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads pages of documents, newest first. */
final class DocumentFind {

    private DocumentFind() {}

    static DocumentPage page(DocumentQuery query, Session session) throws SQLException {
        long seenBefore = session.seen();
        Sql sql = statement(query, session);
        var rows = session.rows(
                sql.text(), DocumentRow.documents(session), sql.arguments().toArray());
        // One more than asked was looked for, to know whether there is a next page.
        boolean more = rows.size() > query.limit();
        var page = more ? rows.subList(0, query.limit()) : rows;
        List<StatusDocument> documents = page.stream().map(DocumentRow::content).toList();
        String next = more ? Cursor.NEWEST_FIRST.of(page.getLast().seq()) : null;
        return new DocumentPage(documents, next, session.seen() - seenBefore);
    }

    static Sql statement(DocumentQuery query, Session session) throws SQLException {
        long before = Cursor.NEWEST_FIRST.seq(query.cursor(), Seq.END);
        long since = query.receivedSince() == null ? Long.MIN_VALUE : Instants.ceilMillis(query.receivedSince());
        if (query.collection() == DocumentCollection.DELIVERED_LOGS) {
            since = Math.max(since, session.number("SELECT watermark FROM ledger"));
        }
        List<Sql> conditions = new ArrayList<>();
        conditions.add(Sql.of("d.seq < ?", before));
        long oldest = Math.max(since, since(query.filter()));
        if (oldest != Long.MIN_VALUE) {
            // The place only narrows the range; the receive time decides.
            conditions.add(Sql.of("d.seq >= ? AND d.received_at >= ?", Seq.floor(oldest), oldest));
        }
        conditions.add(Sql.of(Probe.SEEN));
        conditions.add(FilterSql.of(query.filter()));
        return Sql.of(DocumentRow.SELECT_DOCUMENTS + " WHERE ")
                .then(Sql.all(conditions))
                .then(Sql.of(" ORDER BY d.seq DESC LIMIT ?", query.limit() + 1L));
    }

    /** A millisecond before which the filter lets nothing pass, so that older documents need not be looked at. */
    private static long since(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> parts) ->
                parts.stream().mapToLong(DocumentFind::since).max().orElse(Long.MIN_VALUE);
            case Filter.Compare(Field.Member(var member), var relation, Literal.Time(var time))
            when member == DocumentMember.CREATED_TIME && !relation.holds(-1) -> Instants.ceilMillis(time);
            default -> Long.MIN_VALUE;
        };
    }
}
