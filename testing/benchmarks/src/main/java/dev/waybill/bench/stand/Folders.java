package dev.waybill.bench.stand;

import dev.waybill.harness.ApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The folders of a run. Closing removes them; so does the end of this program by a signal, once every process that it
 * started has ended, since those write there.
 */
final class Folders implements AutoCloseable {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final Duration END_LIMIT = Duration.ofSeconds(20);
    /** A store that is still being filled may write a file between two of them. */
    private static final int TRIES = 5;

    private final Path disk;
    private final Path memory;
    private final Thread sweep = new Thread(this::sweep, "sweep");

    private Folders(Path disk, Path memory) {
        this.disk = disk;
        this.memory = memory;
    }

    /** Makes them, the one on the disk below another folder. */
    static Folders make(Path parent) throws IOException {
        Path disk = Files.createTempDirectory(parent, "run-");
        Path memory =
                Files.isWritable(SHARED_MEMORY) ? Files.createTempDirectory(SHARED_MEMORY, "waybill-bench-") : disk;
        Folders folders = new Folders(disk, memory);
        Runtime.getRuntime().addShutdownHook(folders.sweep);
        return folders;
    }

    Path disk() {
        return disk;
    }

    /** The one in memory, if it has room for twice as many bytes, so that memory is left for the work itself. */
    Path quickest(long bytes) {
        try {
            FileStore store = Files.getFileStore(memory);
            return store.getUsableSpace() / 2 > bytes ? memory : disk;
        } catch (IOException e) {
            throw new ApplicationException("cannot look at " + memory, e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(sweep);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook does it.
            return;
        }
        if (!remove()) {
            throw new ApplicationException("cannot remove " + disk + " and " + memory + ": remove them by hand");
        }
    }

    private void sweep() {
        endChildren();
        for (int tries = 1; !remove() && tries < TRIES; tries++) {
            Thread.onSpinWait();
        }
    }

    private boolean remove() {
        try {
            remove(disk);
            remove(memory);
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static void endChildren() {
        List<ProcessHandle> children = ProcessHandle.current().children().toList();
        children.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            children.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
