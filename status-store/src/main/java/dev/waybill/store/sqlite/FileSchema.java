package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The tables of a file, and the version of them that the file itself names.
 *
 * @param shrinks whether a new file is made so that it can give free space back piece by piece
 * @param applicationId written into the file, so that the {@code file} command and we know our files
 * @param version one more with every change of the tables that is released
 * @param tables the statements that make them
 * @param log the table that grows, and whose rows the {@code ledger} counts as {@code documents}
 */
record FileSchema(boolean shrinks, long applicationId, int version, String tables, String log) {

    /** Says how the pages of the file are kept; heeded while the file is new and nothing was written. */
    void shape(Session session) throws SQLException {
        if (shrinks) {
            session.run("PRAGMA auto_vacuum = INCREMENTAL");
        }
    }

    /**
     * Makes the tables of a new file, in one transaction that other processes wait for.
     *
     * @throws StoreUnavailableException if the file is of another version or of another program
     */
    void apply(Session session, Path path) throws SQLException {
        session.run("BEGIN IMMEDIATE");
        try {
            create(session, path);
            session.run("COMMIT");
        } catch (SQLException | RuntimeException e) {
            session.run("ROLLBACK");
            throw e;
        }
    }

    /**
     * Whether a file holds these tables; false if it is new.
     *
     * @throws StoreUnavailableException if the file is of another version or of another program
     */
    boolean areIn(Session session, Path path) throws SQLException {
        long found = session.number("PRAGMA user_version");
        boolean ours = session.number("PRAGMA application_id") == applicationId;
        if (ours && found == version) {
            return true;
        }
        if (!ours && (found != 0 || session.number("SELECT count(*) FROM sqlite_schema") != 0)) {
            throw new StoreUnavailableException(
                    path + " is a database of another program; name another file or move this one away", null);
        }
        if (found > version) {
            throw new StoreUnavailableException(
                    path + " was written by a newer Waybill (file version " + found + ", this one knows " + version
                            + "); start that one or name another file",
                    null);
        }
        if (ours) {
            // The first step from a released version to the next one goes here.
            throw new StoreUnavailableException(
                    path + " was written by a Waybill before the first release (file version " + found
                            + ", this one knows " + version + "); name another file or move this one away",
                    null);
        }
        return false;
    }

    private void create(Session session, Path path) throws SQLException {
        if (areIn(session, path)) {
            return;
        }
        for (String statement : tables.split(";\\s*\\n")) {
            session.run(statement);
        }
        session.run("PRAGMA application_id = " + applicationId);
        session.run("PRAGMA user_version = " + version);
    }
}
