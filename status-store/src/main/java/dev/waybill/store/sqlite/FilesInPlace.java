package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database and its log of writes still lie where they were opened. SQLite does not notice that a file was
 * moved, replaced or deleted: it would go on writing into one that nobody will ever open again.
 */
final class FilesInPlace {

    private final Path database;
    private final Path writeAheadLog;
    private final @Nullable Object databaseKey;
    private volatile @Nullable Object logKey;

    private FilesInPlace(Path database) throws IOException {
        this.database = database;
        this.writeAheadLog = database.resolveSibling(database.getFileName() + "-wal");
        this.databaseKey = key(database);
    }

    /** The file as it lies there now. */
    static FilesInPlace at(Path database) throws IOException {
        return new FilesInPlace(database);
    }

    /** The writer has opened the log of writes, which stays the same while it is open. */
    void logOpened() {
        logKey = keyOrNull(writeAheadLog);
    }

    /** The writer has closed the log, if it might; when it was the last that had it open, it is gone. */
    void logClosed() {
        if (mayClose()) {
            logKey = null;
        }
    }

    /** @throws StoreUnavailableException if the database is not the one that was opened */
    void requireDatabase() {
        if (!Objects.equals(keyOrNull(database), databaseKey)) {
            throw new StoreUnavailableException(
                    "the store's file was moved, replaced or deleted while it was in use; put it back, or restart on"
                            + " the one that is there now",
                    null);
        }
    }

    /** @throws StoreUnavailableException if what is written now would be found by nobody, or may not be written */
    void requireWritable() {
        requireDatabase();
        if (!isLogInPlace()) {
            throw new StoreUnavailableException(
                    "the file -wal beside the store's file was moved or deleted while it was in use; put it back, or"
                            + " restart",
                    null);
        }
        if (!Files.isWritable(database)) {
            throw new StoreUnavailableException("the store's file cannot be written; check its permissions", null);
        }
    }

    /**
     * Whether SQLite may close the database. It deletes the log of writes by its name, and must not when that names the
     * log of another database by now.
     */
    boolean mayClose() {
        Object found = keyOrNull(writeAheadLog);
        return found == null || logKey == null || found.equals(logKey);
    }

    private boolean isLogInPlace() {
        Object opened = logKey;
        return opened == null || opened.equals(keyOrNull(writeAheadLog));
    }

    private static @Nullable Object keyOrNull(Path path) {
        try {
            return key(path);
        } catch (IOException gone) {
            return null;
        }
    }

    /** Device and inode; file systems without them tell nothing. */
    private static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
