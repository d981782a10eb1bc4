package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database and the files of SQLite beside it still lie where they were opened. SQLite does not notice that
 * a file was moved, replaced or deleted: it would go on writing into one that nobody will ever open again.
 */
final class FilesInPlace {

    private final StoreFiles files;
    private final @Nullable Object databaseKey;
    private volatile @Nullable Object logKey;
    private volatile @Nullable Object memoryKey;

    private FilesInPlace(StoreFiles files) throws IOException {
        this.files = files;
        this.databaseKey = key(files.database());
    }

    /** The files as they lie there now. */
    static FilesInPlace of(StoreFiles files) throws IOException {
        return new FilesInPlace(files);
    }

    /**
     * The writer has opened the log of writes, which stays the same while it is open, and so does the shared memory.
     */
    void logOpened() {
        logKey = keyOrNull(files.log());
        memoryKey = keyOrNull(files.sharedMemory());
    }

    /** The writer has closed the log; when it was the last that had it open, both files are gone. */
    void logClosed() {
        logKey = null;
        memoryKey = null;
    }

    /** @throws StoreUnavailableException if the database is not the one that was opened */
    void requireDatabase() {
        if (!isDatabaseInPlace()) {
            throw new StoreUnavailableException(
                    "the store's file was moved, replaced or deleted while it was in use; put it back, or end the"
                            + " service and put a backup in place with ./waybill restore FILE",
                    null);
        }
    }

    /** @throws StoreUnavailableException if what is written now would be found by nobody, or may not be written */
    void requireWritable() {
        requireDatabase();
        requireBeside(files.log(), logKey);
        requireBeside(files.sharedMemory(), memoryKey);
        if (Files.exists(files.damage())) {
            throw new StoreUnavailableException(
                    "the store's file is damaged, as a check found; end the service and put a backup in place with"
                            + " ./waybill restore FILE",
                    null);
        }
        if (!Files.isWritable(files.database())) {
            throw new StoreUnavailableException("the store's file cannot be written; check its permissions", null);
        }
    }

    /** Whether what is written now would be found. */
    boolean isInPlace() {
        return isDatabaseInPlace() && isAt(files.log(), logKey) && isAt(files.sharedMemory(), memoryKey);
    }

    /**
     * Whether the log may be copied into the database that is open, wherever that lies by now. Not while it is in its
     * place and another process may have begun to use it with a shared memory of its own.
     */
    boolean mayCopy() {
        return isAt(files.sharedMemory(), memoryKey) || !isDatabaseInPlace();
    }

    /**
     * Whether SQLite may close the database. It deletes the log of writes and the shared memory by their names, and
     * must not when those are of another database by now, or when somebody may need the log: who moved the database to
     * another disk has a copy that lacks what came last.
     */
    boolean mayClose() {
        return isDatabaseInPlace() && isGoneOrAt(files.log(), logKey) && isAt(files.sharedMemory(), memoryKey);
    }

    private void requireBeside(Path file, @Nullable Object opened) {
        if (!isAt(file, opened)) {
            throw new StoreUnavailableException(
                    "the file " + file.getFileName() + " beside the store's file was moved, replaced or deleted while"
                            + " it was in use; put it back, or restart both services",
                    null);
        }
    }

    private boolean isDatabaseInPlace() {
        return Objects.equals(keyOrNull(files.database()), databaseKey);
    }

    private static boolean isAt(Path file, @Nullable Object opened) {
        return opened == null || opened.equals(keyOrNull(file));
    }

    private static boolean isGoneOrAt(Path file, @Nullable Object opened) {
        return isAt(file, opened) || !Files.exists(file);
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
