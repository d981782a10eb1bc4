package dev.waybill.store.sqlite;

import dev.waybill.model.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * A database and what lies beside it.
 *
 * @param database its real path: SQLite resolves symbolic links and names the files beside it after their target
 */
record StoreFiles(Path database) {

    /** Most bytes of a name on common file systems; the longest name of those beside the database must fit, too. */
    private static final int LONGEST_NAME = 255;

    private static final int MOST_LINKS = 40;

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /**
     * The files of a database that may not be there yet; its folder is made when missing, for this user alone.
     *
     * @throws StoreUnavailableException if the path names nothing that can be a database
     */
    static StoreFiles at(Path path) {
        Path absolute = path.toAbsolutePath();
        try {
            Path target = target(absolute);
            Path folder = Objects.requireNonNullElse(target.getParent(), target);
            Files.createDirectories(folder, ownerOnly("rwx------"));
            StoreFiles files = new StoreFiles(folder.toRealPath().resolve(target.getFileName()));
            files.requireFile();
            return files;
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    absolute + ": its folder cannot be created (" + reason(e)
                            + "); check its permissions or name another path for the store",
                    e);
        }
    }

    private static Path target(Path path) throws IOException {
        Path target = path;
        for (int links = 0; Files.isSymbolicLink(target) && links < MOST_LINKS; links++) {
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target.normalize();
    }

    private void requireFile() {
        if (Files.isDirectory(database)) {
            throw new StoreUnavailableException(database + " is a folder; name a file for the store", null);
        }
        int length = unchecked().getFileName().toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_NAME) {
            throw new StoreUnavailableException(
                    database + ": its name is too long, since those beside it are longer; name a file of at most "
                            + (LONGEST_NAME - "-unchecked".length()) + " bytes for the store",
                    null);
        }
    }

    /** SQLite's log of writes. */
    Path log() {
        return beside("-wal");
    }

    /** SQLite's index of the log, shared by all processes that have the database open. */
    Path sharedMemory() {
        return beside("-shm");
    }

    /** What SQLite takes a broken transaction back with, while a new database is made. */
    Path rollback() {
        return beside("-journal");
    }

    /** The last transaction that was confirmed, see {@link LastCommit}. */
    Path lastCommit() {
        return beside("-last");
    }

    /** There while all of the file is still to be checked. */
    Path unchecked() {
        return beside("-unchecked");
    }

    /** What a check of the whole file found, see {@link FileCheck}; there is none while the file is sound. */
    Path damage() {
        return beside("-damaged");
    }

    private Path beside(String ending) {
        return database.resolveSibling(database.getFileName() + ending);
    }

    /**
     * Makes an empty database for this user alone, unless there is one; SQLite gives those beside it the same rights.
     */
    void create() {
        if (Files.exists(database)) {
            return;
        }
        try {
            createOwned(database);
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    database + " cannot be created (" + reason(e)
                            + "); check the permissions of its folder or name another path for the store",
                    e);
        }
    }

    /** Makes an empty file for this user alone, whatever the umask; one that is there stays as it is. */
    static void createOwned(Path file) throws IOException {
        try {
            Files.createFile(file, ownerOnly("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // Another process made it in the same moment.
            return;
        }
    }

    static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** What the system says, without the path that the sentence around it names already. */
    static String reason(IOException failure) {
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : failure.getClass().getSimpleName().replace("Exception", "");
    }
}
