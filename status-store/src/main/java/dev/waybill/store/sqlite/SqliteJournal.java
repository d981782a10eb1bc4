package dev.waybill.store.sqlite;

import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.journal.Journal;
import dev.waybill.store.journal.JournalEntry;
import dev.waybill.store.journal.JournalPage;
import dev.waybill.store.journal.JournalPage.Held;
import dev.waybill.store.journal.JournalState;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A journal in a SQLite file of its own, behind the same writer as the log's: callbacks that arrive together share one
 * sync to disk. Of one process at a time; another one on the same file would forward everything again, which targets
 * recognise, and would not know how much the other one changed.
 */
public final class SqliteJournal implements Journal, AutoCloseable {

    /** The last place of those that wait behind a place and fit into a number of bytes; at least the first. */
    private static final String LAST = """
            SELECT max(place) FROM (
                SELECT place, sum(bytes) OVER (ORDER BY place) AS up_to, row_number() OVER (ORDER BY place) AS nth
                FROM (SELECT place, bytes FROM entry WHERE refusal IS NULL AND place > ? ORDER BY place LIMIT ?)
            ) WHERE up_to <= ? OR nth = 1""";

    private static final String WAITING = "SELECT place, (SELECT journal FROM ledger) AS journal, " + JournalRow.COLUMNS
            + " FROM entry WHERE refusal IS NULL AND place > ? AND place <= ? ORDER BY place";

    private static final String PAGE =
            "SELECT place, refusal, " + JournalRow.COLUMNS + " FROM entry WHERE place < ? ORDER BY place DESC LIMIT ?";

    private final Engine engine;
    private final JournalLedger ledger;
    private final JournalWrites writes;

    private SqliteJournal(Engine engine, JournalLedger ledger, JournalWrites writes) {
        this.engine = engine;
        this.ledger = ledger;
        this.writes = writes;
    }

    /**
     * Opens the file, creating it and its folders when missing.
     *
     * @param mostBytes most bytes of documents that it holds; the file takes about as much, and gives back what is free
     * @param callers gives the executor on which the results of a call are handed over; asked on the caller's thread
     * @param observer is told what the writer does
     * @param clock measures transactions for the observer
     * @throws StoreUnavailableException if the file cannot serve; the message names the path and what to do
     */
    public static SqliteJournal open(
            SqliteOptions options,
            long mostBytes,
            Supplier<Executor> callers,
            StoreObserver observer,
            InstantSource clock) {
        DatabaseFile file = DatabaseFile.prepare(options.path(), options.lockTimeout(), JournalSchema.JOURNAL);
        JournalLedger ledger = ledger(file, observer, mostBytes);
        Writer writer = new Writer(file, options, ledger, clock);
        Engine engine = new Engine(writer, file, options, callers);
        engine.start();
        return new SqliteJournal(engine, ledger, new JournalWrites(ledger));
    }

    @Override
    public Uni<Appended> append(List<StatusDocument> documents) {
        List<StatusDocument> all = List.copyOf(documents);
        if (all.isEmpty()) {
            return Uni.createFrom().item(new Appended(0, 0, List.of()));
        }
        long bytes = all.stream()
                .mapToLong(d -> d.statusJson().length() + d.rawJson().length())
                .sum();
        return engine.write(new Job.Size(all.size(), bytes), session -> writes.append(all, session));
    }

    @Override
    public Uni<Reading> oldest(long after, int most, long mostBytes) {
        return engine.read(session -> oldest(after, most, mostBytes, session));
    }

    @Override
    public Uni<Void> settle(Collection<Long> arrived, Map<Long, String> refused) {
        List<Long> gone = List.copyOf(arrived);
        Map<Long, String> aside = Map.copyOf(refused);
        return engine.write(new Job.Size(gone.size() + aside.size(), 0), session -> writes.settle(gone, aside, session))
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> retrySetAside() {
        return engine.write(Job.Size.SMALL, writes::retrySetAside);
    }

    @Override
    public Uni<JournalPage> page(int limit, @Nullable String cursor) {
        return engine.read(session -> page(limit, Cursor.JOURNAL.seq(cursor, Long.MAX_VALUE), session));
    }

    @Override
    public Uni<Void> probe() {
        return engine.write(Job.Size.SMALL, writes::probe).replaceWithVoid();
    }

    @Override
    public JournalState state() {
        return ledger.state();
    }

    /** Calls that wait for the writer, for a gauge. */
    public int waiting() {
        return engine.waiting();
    }

    /** Whether a check of the whole file found it damaged; nothing is written into it then. */
    public boolean isDamaged() {
        return engine.isDamaged();
    }

    /** Refuses new calls, finishes those that wait, within the time of the options each for writing and reading. */
    @Override
    public void close() {
        engine.close();
    }

    private static JournalLedger ledger(DatabaseFile file, StoreObserver observer, long mostBytes) {
        try (Session session = file.reader()) {
            return new JournalLedger(observer, mostBytes, session);
        } catch (SQLException e) {
            throw SqlFailures.translated(e);
        }
    }

    private static Reading oldest(long after, int most, long mostBytes, Session session) throws SQLException {
        long last = session.number(LAST, after, most, mostBytes);
        List<JournalEntry> entries = session.rows(
                WAITING,
                row -> new JournalEntry(
                        row.getLong("place"),
                        row.getString("journal") + "-" + row.getLong("place"),
                        JournalRow.document(row)),
                after,
                last);
        boolean more = !entries.isEmpty()
                && session.number("SELECT EXISTS (SELECT 1 FROM entry WHERE refusal IS NULL AND place > ?)", last) > 0;
        return new Reading(entries, more);
    }

    private static JournalPage page(int limit, long before, Session session) throws SQLException {
        record Found(long place, Held held) {}
        var rows = session.rows(
                PAGE,
                row -> new Found(row.getLong("place"), new Held(JournalRow.document(row), row.getString("refusal"))),
                before,
                limit + 1);
        // One more than asked was looked for, to know whether there is a next page.
        boolean more = rows.size() > limit;
        var found = more ? rows.subList(0, limit) : rows;
        return new JournalPage(
                found.stream().map(Found::held).toList(),
                more ? Cursor.JOURNAL.of(found.getLast().place()) : null);
    }
}
