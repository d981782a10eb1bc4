package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * How a file of an older version becomes one of this version.
 *
 * @param shrinks whether a new file is made so that it can give free space back piece by piece
 * @param applicationId written into the file, so that the {@code file} command and we know our files
 * @param steps element n leads from version n to n+1; never change one that was released, add another
 */
record Migrations(boolean shrinks, long applicationId, List<String> steps) {

    /** Says how the pages of the file are kept; heeded while the file is new and nothing was written. */
    void shape(Session session) throws SQLException {
        if (shrinks) {
            session.run("PRAGMA auto_vacuum = INCREMENTAL");
        }
    }

    /**
     * Brings a file to this version, in one transaction that other processes wait for.
     *
     * @throws StoreUnavailableException if the file is of a newer version or of another program
     */
    void apply(Session session, Path path) throws SQLException {
        session.run("BEGIN IMMEDIATE");
        try {
            migrate(session, path);
            session.run("COMMIT");
        } catch (SQLException | RuntimeException e) {
            session.run("ROLLBACK");
            throw e;
        }
    }

    private void migrate(Session session, Path path) throws SQLException {
        long version = session.number("PRAGMA user_version");
        boolean ours = session.number("PRAGMA application_id") == applicationId;
        if (!ours && (version != 0 || session.number("SELECT count(*) FROM sqlite_schema") != 0)) {
            throw new StoreUnavailableException(
                    path + " is a database of another program; name another file or move this one away", null);
        }
        if (version > steps.size()) {
            throw new StoreUnavailableException(
                    path + " was written by a newer Waybill (file version " + version + ", this one knows "
                            + steps.size() + "); start that one or name another file",
                    null);
        }
        for (int from = (int) version; from < steps.size(); from++) {
            for (String statement : steps.get(from).split(";\\s*\\n")) {
                session.run(statement);
            }
        }
        if (version < steps.size()) {
            session.run("PRAGMA application_id = " + applicationId);
            session.run("PRAGMA user_version = " + steps.size());
        }
    }
}
