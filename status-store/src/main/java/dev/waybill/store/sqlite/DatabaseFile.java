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

    private final StoreFiles files;
    private final Duration lockTimeout;
    private final FilesInPlace inPlace;
    private final FileSchema tables;
    private final boolean isToCheck;

    private DatabaseFile(StoreFiles files, Duration lockTimeout, FileSchema tables, boolean isToCheck)
            throws IOException {
        this.files = files;
        this.lockTimeout = lockTimeout;
        this.inPlace = FilesInPlace.of(files);
        this.tables = tables;
        this.isToCheck = isToCheck;
    }

    /** The log's file at a path, as {@link #prepare(Path, Duration, FileSchema)}. */
    static DatabaseFile prepare(Path path, Duration lockTimeout) {
        return prepare(path, lockTimeout, Schema.LOG);
    }

    /**
     * The file at a path, created when missing, with these tables.
     *
     * @throws StoreUnavailableException if it cannot serve; the message names the path and what to do in one line
     */
    static DatabaseFile prepare(Path path, Duration lockTimeout, FileSchema tables) {
        StoreFiles files = StoreFiles.at(path);
        Path database = files.database();
        try {
            Standing standing = Standing.of(files, tables);
            files.create();
            try (Session session = session(JDBC.PREFIX + database, lockTimeout, new SQLiteConfig())) {
                tables.shape(session);
                // Before there is a log of writes, so that a database whose log is lost still says whose it was.
                tables.apply(session, database);
                startLogOfWrites(session, database);
                noteThatItIsHere(
                        files, session.rows(CommitMark.READ, CommitMark::of).getFirst());
                boolean toCheck = (standing.isLeftOpen() || Files.exists(files.unchecked())) && isAlone(session);
                if (toCheck) {
                    StoreFiles.createOwned(files.unchecked());
                }
                return new DatabaseFile(files, lockTimeout, tables, toCheck);
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException(database + " " + advice(e), e);
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    database + " or a file beside it cannot be read (" + StoreFiles.reason(e)
                            + "); check their permissions",
                    e);
        }
    }

    private static void noteThatItIsHere(StoreFiles files, CommitMark mark) throws IOException {
        CommitMark noted = LastCommit.read(files.lastCommit());
        if (noted == null || !noted.database().equals(mark.database())) {
            try (LastCommit last = LastCommit.open(files.lastCommit())) {
                last.write(mark);
            }
        }
    }

    /** Whether no other process has the database open. The session keeps all others out until it is closed. */
    private static boolean isAlone(Session session) throws SQLException {
        session.run("PRAGMA busy_timeout = 0");
        session.run("PRAGMA locking_mode = EXCLUSIVE");
        try {
            session.run("BEGIN IMMEDIATE");
            session.run("COMMIT");
            return true;
        } catch (SQLException e) {
            if (SqlFailures.isBusy(e)) {
                return false;
            }
            throw e;
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

    /**
     * Whether all of it is to be checked: the last process that had it open ended without closing it, by {@code kill
     * -9} or a power cut, and no other process has it open.
     */
    boolean isToCheck() {
        return isToCheck;
    }

    /** Where the writer notes what it has committed. */
    LastCommit lastCommit() {
        try {
            return LastCommit.open(files.lastCommit());
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    files.lastCommit() + " cannot be written (" + StoreFiles.reason(e) + "); check its permissions", e);
        }
    }

    /** Where it lies and what lies beside it. */
    StoreFiles files() {
        return files;
    }

    /** What is in it. */
    FileSchema tables() {
        return tables;
    }

    /** Whether it still lies where it was opened. */
    FilesInPlace inPlace() {
        return inPlace;
    }

    /**
     * Closes a session, what it had not committed is lost, and answers whether it is closed. It stays open until the
     * process ends when closing it would delete what somebody needs.
     */
    boolean giveUp(Session session) {
        if (!inPlace.mayClose()) {
            return false;
        }
        try {
            session.close();
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
        return session(JDBC.PREFIX + path.toAbsolutePath(), lockTimeout, config);
    }

    /**
     * A session that reads a database as it is without its log of writes, and changes nothing at all. What another
     * process writes meanwhile may be seen by halves. Source: sqlite.org, "URI Filenames", immutable.
     */
    static Session withoutItsLog(Path path) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        Session session =
                session(JDBC.PREFIX + "file:" + path.toUri().getRawPath() + "?immutable=1", Duration.ZERO, config);
        // Else SQLite refuses a file that is shorter than it says; what it lacks may be in the log.
        session.run("PRAGMA writable_schema = ON");
        return session;
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
        return existing(files.database(), busyTimeout);
    }

    private static Session session(String url, Duration busyTimeout, SQLiteConfig config) throws SQLException {
        config.setPragma(SQLiteConfig.Pragma.LIMIT_SQL_LENGTH, LONGEST_STATEMENT);
        // Nobody asks for them, and the driver would run a query of its own behind every update.
        config.setGetGeneratedKeys(false);
        // Not by DriverManager, whose drivers depend on which class loader asks.
        Session session = new Session(JDBC.createConnection(url, config.toProperties()));
        session.run("PRAGMA busy_timeout = " + busyTimeout.toMillis());
        session.run("PRAGMA temp_store = MEMORY");
        return session;
    }

    private static String advice(SQLException failure) {
        if (SqlFailures.isOfFullDisk(failure)) {
            return "is on a full disk; make room";
        }
        return switch (SqlFailures.primaryCode(failure)) {
            case SQLITE_NOTADB -> "is not a SQLite database; name another file or move this one away";
            case SQLITE_CORRUPT -> "is damaged; restore it from a backup";
            case SQLITE_BUSY, SQLITE_LOCKED -> "is locked by another program; end that one and start again";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                "cannot be written; let this user write the file and its folder, or name another path";
            default -> "cannot be opened (" + failure.getMessage() + ")";
        };
    }
}
