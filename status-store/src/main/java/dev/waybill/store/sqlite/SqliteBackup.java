package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Copies a store's file while services write it. The copy is what the store held at one moment after the beginning;
 * writers go on meanwhile. Source: sqlite.org, VACUUM INTO, which unlike the online backup does not begin anew whenever
 * another process writes.
 *
 * @param file the copy, on disk under its name only when it is complete and checked
 * @param documents how many it holds
 * @param bytes its length
 */
public record SqliteBackup(Path file, long documents, long bytes) {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Writes a backup.
     *
     * @param database the store's file
     * @param target the copy, which must not be there yet
     * @throws StoreUnavailableException if it cannot be made; the message says what to do, and no copy is left
     */
    public static SqliteBackup write(Path database, Path target) {
        Path copy = target.toAbsolutePath();
        if (!Files.isRegularFile(database)) {
            throw new StoreUnavailableException(database + " is not there; name the store's file", null);
        }
        if (Files.exists(copy)) {
            throw new StoreUnavailableException(copy + " is there already; name another file for the backup", null);
        }
        Path partial = copy.resolveSibling(copy.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            // Empty and for this user alone: SQLite fills it and leaves its rights as they are.
            StoreFiles.createOwned(partial);
            return finish(copyInto(database, partial), copy);
        } catch (IOException e) {
            throw new StoreUnavailableException(copy + " cannot be written: " + e.getMessage(), e);
        } finally {
            discard(partial);
        }
    }

    private static SqliteBackup copyInto(Path database, Path partial) {
        try (Session store = DatabaseFile.existing(database, LOCK_TIMEOUT)) {
            store.update("VACUUM INTO ?", partial.toString());
        } catch (SQLException e) {
            throw SqlFailures.translated(e);
        }
        try (Session copy = DatabaseFile.existing(partial, LOCK_TIMEOUT)) {
            if (!copy.rows("PRAGMA quick_check(1)", row -> row.getString(1)).contains("ok")) {
                throw new StoreUnavailableException("the store's file is damaged; restore an older backup", null);
            }
            // The log of the store must never be taken for one of the copy.
            copy.update("UPDATE ledger SET file = randomblob(16)");
            return new SqliteBackup(partial, copy.number("SELECT documents FROM ledger"), Files.size(partial));
        } catch (SQLException e) {
            throw new StoreUnavailableException(database + " is no store of Waybill", e);
        } catch (IOException e) {
            throw new StoreUnavailableException("the backup cannot be read back: " + e.getMessage(), e);
        }
    }

    /** SQLite leaves syncing a copy to its caller; the name comes last, so that a file of that name is whole. */
    private static SqliteBackup finish(SqliteBackup checked, Path target) throws IOException {
        sync(checked.file(), StandardOpenOption.WRITE);
        Files.move(checked.file(), target, StandardCopyOption.ATOMIC_MOVE);
        sync(target.resolveSibling("."), StandardOpenOption.READ);
        return new SqliteBackup(target, checked.documents(), checked.bytes());
    }

    static void sync(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    static void discard(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw new StoreUnavailableException(partial + " cannot be removed; remove it by hand", e);
        }
    }
}
