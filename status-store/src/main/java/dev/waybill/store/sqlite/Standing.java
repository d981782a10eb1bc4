package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a database was left, found out before SQLite opens it: SQLite replays whatever log lies beside a database, and
 * throws away one that lies beside an empty file.
 *
 * @param database the mark of the last transaction that is in the database itself; null if there is no database yet
 * @param log what its log holds
 * @param last the last transaction that was confirmed here
 */
record Standing(
        @Nullable CommitMark database,
        WriteLog log,
        @Nullable CommitMark last) {

    private static final String LEDGER_PAGE = "SELECT rootpage FROM sqlite_schema WHERE name = 'ledger'";

    /** Other processes go on while we read, so that what does not fit together is read again. */
    private static final int MOST_READINGS = 20;

    /**
     * How a database was left.
     *
     * @throws StoreUnavailableException if it must not be opened; nothing was changed
     */
    static Standing of(StoreFiles files, FileSchema tables) throws IOException, SQLException {
        requireUndamaged(files);
        Standing standing = read(files, tables);
        String complaint = standing.complaint(files);
        for (int i = 1; complaint != null; i++) {
            Standing again = read(files, tables);
            if (again.equals(standing) || i == MOST_READINGS) {
                throw new StoreUnavailableException(complaint, null);
            }
            standing = again;
            complaint = standing.complaint(files);
        }
        return standing;
    }

    private static void requireUndamaged(StoreFiles files) throws IOException {
        if (Files.exists(files.damage())) {
            throw new StoreUnavailableException(
                    files.database() + " is damaged ("
                            + Files.readString(files.damage()).strip()
                            + "); restore a backup with ./waybill restore FILE",
                    null);
        }
    }

    private static Standing read(StoreFiles files, FileSchema tables) throws IOException, SQLException {
        CommitMark last = LastCommit.read(files.lastCommit());
        if (!Files.exists(files.database()) || Files.size(files.database()) == 0) {
            return new Standing(null, WriteLog.read(files.log(), 0), last);
        }
        try (Session session = DatabaseFile.withoutItsLog(files.database())) {
            if (!tables.areIn(session, files.database())) {
                return new Standing(null, WriteLog.read(files.log(), 0), null);
            }
            CommitMark mark = session.rows(CommitMark.READ, CommitMark::of).getFirst();
            return new Standing(mark, WriteLog.read(files.log(), session.number(LEDGER_PAGE)), last);
        } catch (SQLException e) {
            if (Files.exists(files.rollback())) {
                // It is being made, or its making was cut short; SQLite sees to both.
                return new Standing(null, WriteLog.NONE, null);
            }
            throw e;
        }
    }

    /** Whether the last process that had it open did not come to close it, or another one has it open now. */
    boolean isLeftOpen() {
        return log.commits();
    }

    /** Why it must not be opened and what to do, in one line; null if it may. */
    @Nullable
    String complaint(StoreFiles files) {
        if (database == null) {
            return complaintOfNone(files);
        }
        if (!log.commits()) {
            return isBehind() ? files.database() + " is older than what was stored here: " + missing(files) : null;
        }
        if (log.continues(database)) {
            return null;
        }
        return files.log() + " is not the log of " + files.database()
                + " as it is now, and would spoil it; put the two that belong together in place, or put a backup in place"
                + " with ./waybill restore FILE, which keeps both";
    }

    private @Nullable String complaintOfNone(StoreFiles files) {
        if (log.commits()) {
            return files.database() + " is missing, but its log " + files.log().getFileName()
                    + " lies there and holds what was answered; put the file back, or put a backup in place with"
                    + " ./waybill restore FILE";
        }
        if (last != null) {
            return files.database() + " is missing, but was here before ("
                    + files.lastCommit().getFileName()
                    + "); put it back, put a backup in place with ./waybill restore FILE, or delete "
                    + files.lastCommit().getFileName() + " to begin anew";
        }
        return null;
    }

    private boolean isBehind() {
        return last != null
                && Objects.requireNonNull(database).database().equals(last.database())
                && database.number() < last.number();
    }

    private String missing(StoreFiles files) {
        long commits = Objects.requireNonNull(last).number()
                - Objects.requireNonNull(database).number();
        Path log = files.log().getFileName();
        return commits + (commits == 1 ? " commit is" : " commits are") + " missing, as when " + log
                + " was taken away; put the newer file or " + log
                + " back, or take this one by ./waybill restore " + files.database();
    }
}
