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
import java.util.Optional;
import java.util.function.Predicate;

/** Reads pages of documents, newest first. */
final class SqliteFind {

    /**
     * Bodies of a page, roughly: thousands of ordinary documents. A page of large ones is shorter than its limit, so
     * that several fit into a small heap at once.
     */
    static final int MOST_CHARACTERS = 4 << 20;

    private SqliteFind() {}

    static DocumentPage page(DocumentQuery query, Session session) throws SQLException {
        long seenBefore = session.seen();
        Sql sql = statement(query, session);
        var page = session.rowsUntil(
                new Fullness(query.limit()),
                sql.text(),
                DocumentRow.documents(session),
                sql.arguments().toArray());
        List<StatusDocument> documents =
                page.rows().stream().map(DocumentRow::content).toList();
        String next = page.more() ? Cursor.NEWEST_FIRST.of(page.rows().getLast().seq()) : null;
        return new DocumentPage(documents, next, session.seen() - seenBefore);
    }

    /** Says when a page is full: in number, or in characters of its bodies. */
    private static final class Fullness implements Predicate<DocumentRow<StatusDocument>> {

        private final int most;
        private int documents;
        private long characters;

        Fullness(int most) {
            this.most = most;
        }

        @Override
        public boolean test(DocumentRow<StatusDocument> row) {
            StatusDocument document = row.content();
            documents++;
            characters += document.statusJson().length() + document.rawJson().length();
            return documents == most || characters >= MOST_CHARACTERS;
        }
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
        Optional<Lead> lead = Lead.of(query.filter());
        conditions.add(FilterSql.of(lead.map(Lead::rest).orElse(query.filter())));
        return lead.map(few -> DocumentRow.selectAt(few.places()))
                .orElse(Sql.of(DocumentRow.SELECT_DOCUMENTS))
                .then(Sql.of(" WHERE "))
                .then(Sql.all(conditions))
                .then(Sql.of(" ORDER BY d.seq DESC LIMIT ?", query.limit() + 1L));
    }

    /** A millisecond before which the filter lets nothing pass, so that older documents need not be looked at. */
    private static long since(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> parts) ->
                parts.stream().mapToLong(SqliteFind::since).max().orElse(Long.MIN_VALUE);
            case Filter.Compare(Field.Member(var member), var relation, Literal.Time(var time))
            when member == DocumentMember.CREATED_TIME && !relation.holds(-1) -> Instants.ceilMillis(time);
            default -> Long.MIN_VALUE;
        };
    }
}
