package dev.waybill.store.sqlite;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads all of a database that was left open, on a thread and a session of its own, while the services use it. What it
 * finds is written beside the database: from then on no service writes into it, and none starts on it, since each
 * further write would make it worse.
 */
final class FileCheck {

    private static final System.Logger LOG = System.getLogger(FileCheck.class.getName());
    private static final String OK = "ok";

    private final DatabaseFile file;
    private final Thread thread;
    private volatile boolean closed;

    FileCheck(DatabaseFile file) {
        this.file = file;
        this.thread = Thread.ofPlatform().daemon().name("store-check").unstarted(this::run);
    }

    /** Starts it, if the database was left open; else there is nothing to do. */
    void start() {
        if (file.isToCheck()) {
            LOG.log(Level.INFO, "{0} was not closed in order; all of it is checked now, beside the service", path());
            thread.start();
        }
    }

    /** Whether this check, or that of another process, has found something. */
    boolean hasFoundDamage() {
        return Files.exists(file.files().damage());
    }

    /** Ends it; the next start begins it anew. */
    void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Session session = null;
        try {
            session = file.reader();
            String found = session.until(() -> closed, this::finding);
            if (found.equals(OK)) {
                Files.deleteIfExists(file.files().unchecked());
                LOG.log(Level.INFO, "{0} is sound", path());
            } else {
                report(found);
            }
        } catch (SQLException e) {
            failed(e);
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "that the store''s file is checked cannot be noted; the next start checks it again",
                    e);
        } finally {
            if (session != null) {
                boolean unused = file.giveUp(session);
            }
        }
    }

    /** What is wrong, in one line; {@code ok} if nothing is. */
    private String finding(Session session) throws SQLException {
        List<String> found = session.rows("PRAGMA quick_check(1)", row -> row.getString(1));
        if (!found.equals(List.of(OK))) {
            return found.getFirst();
        }
        String log = file.tables().log();
        // In one statement, so that both numbers are of one moment.
        return session.number("SELECT documents = (SELECT count(*) FROM " + log + ") FROM ledger") == 1
                ? OK
                : "rows of " + log + " are missing";
    }

    private void failed(SQLException e) {
        if (SqlFailures.isOfDamage(e)) {
            report(String.valueOf(e.getMessage()));
        } else if (!SqlFailures.isInterrupt(e)) {
            LOG.log(Level.WARNING, path() + " could not be checked; try it by a restart", e);
        }
    }

    private void report(String found) {
        String line = found.replaceAll("\\s+", " ");
        LOG.log(
                Level.ERROR,
                "{0} is damaged ({1}); nothing more is written into it. End the services and put a backup in place with"
                        + " ./waybill restore FILE",
                path(),
                line);
        try {
            StoreFiles.createOwned(file.files().damage());
            Files.writeString(file.files().damage(), line + "\n");
        } catch (IOException e) {
            LOG.log(Level.ERROR, "that cannot be noted beside the store''s file, so that it is still written", e);
        }
    }

    private String path() {
        return file.files().database().toString();
    }
}
