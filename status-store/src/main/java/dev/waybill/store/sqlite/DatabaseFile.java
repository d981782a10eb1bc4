package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** The file on disk: creates it, brings it to this version, opens sessions on it. */
final class DatabaseFile {

    private static final System.Logger LOG = System.getLogger(DatabaseFile.class.getName());

    /**
     * The writer asks for the lock this often (SQLite itself waits in between) instead of in SQLite's growing steps of
     * up to 100 ms: another process that commits without a pause leaves the lock free for moments only, and who asks
     * rarely would starve.
     */
    static final Duration LOCK_STEP = Duration.ofMillis(2);

    /** Pages in the log of writes with which a commit copies them itself, should nobody else have. */
    private static final int LONGEST_LOG = 65_536;

    /**
     * The largest filter that the reader lets through, a thousand conditions on paths of 16 steps, takes two million.
     */
    private static final String LONGEST_STATEMENT = "4000000";

    private final Path path;
    private final Duration lockTimeout;
    private final FilesInPlace inPlace;

    private DatabaseFile(Path path, Duration lockTimeout, FilesInPlace inPlace) {
        this.path = path;
        this.lockTimeout = lockTimeout;
        this.inPlace = inPlace;
    }

    /** The log's file at a path, as {@link #prepare(Path, Duration, FileSchema)}. */
    static DatabaseFile prepare(Path path, Duration lockTimeout) {
        return prepare(path, lockTimeout, Schema.LOG);
    }

    /**
     * The file at a path, created when missing, with these tables.
     *
     * @throws StoreUnavailableException if it cannot serve; the message names the path and what to do
     */
    static DatabaseFile prepare(Path path, Duration lockTimeout, FileSchema tables) {
        Path absolute = path.toAbsolutePath();
        createFolder(absolute);
        try (Session session = session(absolute, lockTimeout, new SQLiteConfig())) {
            tables.shape(session);
            startLogOfWrites(session, absolute);
            tables.apply(session, absolute);
            return new DatabaseFile(absolute, lockTimeout, FilesInPlace.at(absolute));
        } catch (SQLException e) {
            throw new StoreUnavailableException(absolute + " " + advice(e), e);
        } catch (IOException e) {
            throw new StoreUnavailableException(absolute + " went away while it was opened; start again", e);
        }
    }

    /**
     * Commits go to a log of writes beside the file, so that readers and the writer do not wait for each other.
     *
     * @throws StoreUnavailableException if the file system cannot do that; SQLite would silently go on without
     */
    static void startLogOfWrites(Session session, Path path) throws SQLException {
        String mode = session.rows("PRAGMA journal_mode = WAL", row -> row.getString(1))
                .getFirst();
        if (!mode.equals("wal")) {
            throw new StoreUnavailableException(
                    path + " lies on a file system that shares no memory between processes (SQLite stays in mode "
                            + mode + "); name a path on a local disk",
                    null);
        }
    }

    /** Whether it still lies where it was opened. */
    FilesInPlace inPlace() {
        return inPlace;
    }

    /** Closes a session of this file. */
    void close(Session session) throws SQLException {
        // What is left open then ends with the process.
        if (inPlace.mayClose()) {
            session.close();
        }
    }

    /** Closes a session that was given up, and answers whether that went well; what it had not committed is lost. */
    boolean giveUp(Session session) {
        try {
            close(session);
            return true;
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "a connection of the store did not close", e);
            return false;
        }
    }

    /** A session on a file that is there and stays as it is. */
    static Session existing(Path path, Duration lockTimeout) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // A file that has gone must not be replaced by an empty one.
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return session(path.toAbsolutePath(), lockTimeout, config);
    }

    /** A session for the one thread that writes. */
    Session writer() throws SQLException {
        Session session = session(LOCK_STEP);
        // A commit is durable when it returns, power cuts included.
        session.run("PRAGMA synchronous = FULL");
        // The checkpointer copies it away long before.
        session.run("PRAGMA wal_autocheckpoint = " + LONGEST_LOG);
        session.run("PRAGMA journal_size_limit = 67108864");
        session.run("PRAGMA cache_size = -32768");
        return session;
    }

    /** A session that copies the log of writes into the database. */
    Session checkpointer() throws SQLException {
        Session session = session(LOCK_STEP);
        // What was copied is durable before the log begins anew.
        session.run("PRAGMA synchronous = FULL");
        return session;
    }

    /** A session that cannot write. */
    Session reader() throws SQLException {
        Session session = session(lockTimeout);
        session.run("PRAGMA query_only = ON");
        session.run("PRAGMA cache_size = -8192");
        return session;
    }

    private Session session(Duration busyTimeout) throws SQLException {
        return existing(path, busyTimeout);
    }

    private static Session session(Path path, Duration busyTimeout, SQLiteConfig config) throws SQLException {
        config.setPragma(SQLiteConfig.Pragma.LIMIT_SQL_LENGTH, LONGEST_STATEMENT);
        // Nobody asks for them, and the driver would run a query of its own behind every update.
        config.setGetGeneratedKeys(false);
        // Not by DriverManager, whose drivers depend on which class loader asks.
        Session session = new Session(JDBC.createConnection(JDBC.PREFIX + path, config.toProperties()));
        session.run("PRAGMA busy_timeout = " + busyTimeout.toMillis());
        session.run("PRAGMA temp_store = MEMORY");
        return session;
    }

    private static void createFolder(Path path) {
        Path folder = path.getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    folder + " cannot be created; check its permissions or name another path for the store", e);
        }
        if (Files.isDirectory(path)) {
            throw new StoreUnavailableException(path + " is a folder; name a file for the store", null);
        }
    }

    private static String advice(SQLException failure) {
        return switch (SqlFailures.primaryCode(failure)) {
            case SQLITE_NOTADB -> "is not a SQLite database; name another file or move this one away";
            case SQLITE_CORRUPT -> "is damaged; restore it from a backup";
            case SQLITE_BUSY, SQLITE_LOCKED -> "is locked by another program; end that one and start again";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                "cannot be written; let this user write the file and its folder, or name another path";
            case SQLITE_FULL -> "is on a full disk; make room";
            default -> "cannot be opened (" + failure.getMessage() + ")";
        };
    }
}
