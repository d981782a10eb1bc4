package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.journal.JournalState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * What the journal holds, as its last commit left it: known without asking the file. Called on the writer's thread, but
 * for {@link #state()}.
 */
final class JournalLedger implements StoreObserver {

    private static final String STATE = """
            SELECT documents, refused, bytes,
                (SELECT received_at FROM entry WHERE refusal IS NULL ORDER BY place LIMIT 1) AS oldest
            FROM ledger""";

    /** What a batch of a few statuses takes. */
    private static final long COMMON_BYTES = 16 << 10;

    /** What a document takes besides its bodies. */
    private static final long LEAST_BYTES = 300;

    private final StoreObserver observer;
    private final long mostBytes;
    private volatile JournalState committed;
    private JournalState written;

    JournalLedger(StoreObserver observer, long mostBytes, Session session) throws SQLException {
        this.observer = observer;
        this.mostBytes = mostBytes;
        this.written = session.rows(STATE, this::state).getFirst();
        this.committed = written;
    }

    JournalState state() {
        return committed;
    }

    /**
     * Changes the totals, as the last step of a call inside a transaction.
     *
     * @throws StoreUnavailableException if that would be more than the journal holds
     */
    void change(Change change, Session session) throws SQLException {
        session.update(
                "UPDATE ledger SET documents = documents + ?, refused = refused + ?, bytes = bytes + ?",
                change.documents,
                change.refused,
                change.bytes);
        JournalState changed = session.rows(STATE, this::state).getFirst();
        if (change.bytes > 0) {
            require(changed.bytes() <= mostBytes);
        }
        written = changed;
    }

    /** @throws StoreUnavailableException if a callback of a common size would not fit in */
    void requireRoom() {
        require(written.bytes() + Math.min(COMMON_BYTES, LEAST_BYTES + mostBytes / 10) <= mostBytes);
    }

    private void require(boolean fits) {
        if (!fits) {
            throw new StoreUnavailableException(
                    "the journal is full (" + mostBytes + " bytes); forwarding must make room, or raise"
                            + " WAYBILL_JOURNAL_MAX_BYTES",
                    null);
        }
    }

    @Override
    public void committed(int calls, int documents, Duration took, int stillWaiting) {
        committed = written;
        observer.committed(calls, documents, took, stillWaiting);
    }

    @Override
    public void failed(int calls, Throwable reason) {
        written = committed;
        observer.failed(calls, reason);
    }

    /** By how much the totals change; {@code documents} are all that are there, {@code refused} those set aside. */
    record Change(long documents, long refused, long bytes) {

        Change and(Change other) {
            return new Change(documents + other.documents, refused + other.refused, bytes + other.bytes);
        }
    }

    private JournalState state(ResultSet row) throws SQLException {
        long refused = row.getLong("refused");
        long documents = row.getLong("documents");
        long bytes = row.getLong("bytes");
        long oldest = row.getLong("oldest");
        Instant oldestReceivedAt = row.wasNull() ? null : Instant.ofEpochMilli(oldest);
        return new JournalState(documents - refused, refused, bytes, mostBytes, oldestReceivedAt);
    }
}
