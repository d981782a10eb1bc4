package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Puts a backup in the place of the database. Whatever moment it is cut short at, the next start either finds the whole
 * backup or stops.
 *
 * @param database where it was put
 * @param documents how many it holds
 * @param kept the folder with what was there before
 */
public record SqliteRestore(Path database, long documents, Path kept) {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What every process that has a database open keeps locked. Source: SQLite, os_unix.c, locking. */
    private record Held(long from, long length) {
        static final Held DATABASE = new Held(0x40000002L, 510);
        static final Held SHARED_MEMORY = new Held(128, 1);
    }

    /**
     * Restores a backup.
     *
     * @param backup the copy; it stays as it is
     * @param database the store's file
     * @param now names the folder for what was there
     * @throws StoreUnavailableException if it cannot be done; the message says what to do, and nothing was changed
     */
    public static SqliteRestore of(Path backup, Path database, Instant now) {
        requireAlone(backup);
        StoreFiles files = StoreFiles.at(database);
        requireUnused(files.database(), Held.DATABASE);
        requireUnused(files.sharedMemory(), Held.SHARED_MEMORY);
        Path copy = files.database().resolveSibling(files.database().getFileName() + "-restored");
        try {
            Files.deleteIfExists(copy);
            StoreFiles.createOwned(copy);
            long documents = checkedCopy(backup, copy);
            SqliteBackup.sync(copy, StandardOpenOption.WRITE);
            return new SqliteRestore(files.database(), documents, exchange(files, copy, now));
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    files.database() + " cannot be restored from " + backup + " (" + StoreFiles.reason(e)
                            + "); what is there stays as it is",
                    e);
        } finally {
            SqliteBackup.discard(copy);
        }
    }

    private static void requireAlone(Path backup) {
        if (!Files.isRegularFile(backup)) {
            throw new StoreUnavailableException(backup + " is not there; name a backup", null);
        }
        Path log = backup.resolveSibling(backup.getFileName() + "-wal");
        if (Files.exists(log)) {
            throw new StoreUnavailableException(
                    log + " lies beside " + backup
                            + ", so that one alone is not whole; name a file that ./waybill backup made",
                    null);
        }
    }

    private static void requireUnused(Path file, Held held) {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock(held.from(), held.length(), false)) {
            if (free == null) {
                throw new StoreUnavailableException(
                        file + " is in use; end both services, and whatever else has it open, and try again", null);
            }
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    file + " cannot be opened (" + StoreFiles.reason(e) + "); check its permissions", e);
        }
    }

    /** All of it is checked, since nobody waits for it. A log of what was there must not be taken for one of it. */
    private static long checkedCopy(Path backup, Path copy) throws IOException {
        Files.copy(backup, copy, StandardCopyOption.REPLACE_EXISTING);
        restrict(copy);
        try (Session session = DatabaseFile.existing(copy, LOCK_TIMEOUT)) {
            if (!Schema.LOG.areIn(session, backup)) {
                throw new StoreUnavailableException(backup + " is empty; name a backup", null);
            }
            List<String> found = session.rows("PRAGMA integrity_check(1)", row -> row.getString(1));
            if (!found.equals(List.of("ok"))) {
                throw new StoreUnavailableException(
                        backup + " is damaged (" + found.getFirst() + "); name an older backup", null);
            }
            session.update("UPDATE ledger SET file = randomblob(16)");
            return session.number("SELECT documents FROM ledger");
        } catch (SQLException e) {
            throw new StoreUnavailableException(
                    SqlFailures.isOfFullDisk(e)
                            ? copy + " is on a full disk; make room for one more copy of the backup"
                            : backup + " is no store of Waybill, or damaged; name another backup",
                    e);
        }
    }

    private static void restrict(Path copy) throws IOException {
        if (Files.getFileStore(copy).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /**
     * The database goes first and the note of its last commit stays to the end: a start in between finds that one is
     * missing.
     */
    private static Path exchange(StoreFiles files, Path copy, Instant now) throws IOException {
        Path kept = files.database().resolveSibling(files.database().getFileName() + "-kept-" + STAMP.format(now));
        Files.createDirectory(kept, StoreFiles.ownerOnly("rwx------"));
        for (Path file :
                List.of(files.database(), files.log(), files.sharedMemory(), files.unchecked(), files.damage())) {
            if (Files.exists(file)) {
                Files.move(file, kept.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        SqliteBackup.sync(kept.resolve("."), StandardOpenOption.READ);
        Files.move(copy, files.database(), StandardCopyOption.ATOMIC_MOVE);
        SqliteBackup.sync(files.database().resolveSibling("."), StandardOpenOption.READ);
        if (Files.exists(files.lastCommit())) {
            Files.move(files.lastCommit(), kept.resolve(files.lastCommit().getFileName()));
        }
        return kept;
    }
}
