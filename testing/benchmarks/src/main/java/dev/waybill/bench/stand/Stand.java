package dev.waybill.bench.stand;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * A fresh folder, on the disk that the repository is on, another in memory, and what is started in them. All go at the
 * end, also when we are told to end before.
 */
public final class Stand implements AutoCloseable {

    private static final long GIBIBYTE = 1L << 30;

    private final Layout layout;
    private final Folders folders;
    private final List<String> jvm;
    private final ZoneOffset zone;
    private final Secrets secrets = Secrets.fresh();

    /**
     * Makes the folder.
     *
     * @param jvm options for ingest-service
     * @param zone of its midnights
     * @param bytes that the run will need on the disk
     */
    public Stand(Layout layout, List<String> jvm, ZoneOffset zone, long bytes) {
        this.layout = layout;
        this.jvm = List.copyOf(jvm);
        this.zone = zone;
        try {
            Files.createDirectories(layout.target());
            long usable = Files.getFileStore(layout.target()).getUsableSpace();
            if (usable < bytes) {
                throw new BenchException("the run needs %d GiB at %s, but only %d are free: free some, or use --quick"
                        .formatted(bytes / GIBIBYTE + 1, layout.target(), usable / GIBIBYTE));
            }
            this.folders = Folders.make(layout.target());
        } catch (IOException e) {
            throw new BenchException("cannot write to " + layout.target() + ": make it writable", e);
        }
    }

    /** On the disk. */
    public Path folder() {
        return folders.disk();
    }

    /** In memory, if it has room for so many bytes; otherwise the one on the disk. */
    public Path quickFolder(long bytes) {
        return folders.quickest(bytes);
    }

    public Layout layout() {
        return layout;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** A place for a store. */
    public Path store(String name) {
        return folder().resolve(name + ".db");
    }

    /** Takes callbacks and does nothing with them. */
    public Server noop() throws InterruptedException {
        return Server.start("noop", layout.noop(), folder(), jvm, Map.of());
    }

    /** ingest-service on a store, with the options of this run. */
    public Server ingest(Path store) throws InterruptedException {
        return ingest(store, jvm);
    }

    /** ingest-service on a store, with other options. */
    public Server ingest(Path store, List<String> options) throws InterruptedException {
        Map<String, String> variables = Map.of(
                "WAYBILL_STORE_SQLITE_PATH", store.toString(),
                "WAYBILL_ZONE", zone.getId(),
                "WAYBILL_WEBHOOK_APP_SECRETS", secrets.appSecret(),
                "WAYBILL_OPERATORS", secrets.operatorEntry());
        return Server.start("ingest-" + store.getFileName(), layout.ingest(), folder(), options, variables);
    }

    /** Moves a closed store, and waits until it is on the disk, so that nobody measures beside its writing. */
    public static void move(Path from, Path to) {
        try {
            Files.move(from, to);
            try (FileChannel file = FileChannel.open(to, StandardOpenOption.WRITE)) {
                file.force(true);
            }
        } catch (IOException e) {
            throw new BenchException("cannot write " + to + ": free some space", e);
        }
    }

    /**
     * Reads a store once. One that is in use is in memory as far as there is room; one that was filled minutes ago need
     * not be, since virtual machines give memory of files back.
     */
    public static void intoMemory(Path store) {
        try (InputStream file = Files.newInputStream(store)) {
            long unused = file.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new BenchException("cannot read " + store, e);
        }
    }

    /** Bytes of a store on the disk, with what SQLite keeps beside it. */
    public static long size(Path store) {
        long bytes = 0;
        for (String suffix : List.of("", "-wal", "-shm")) {
            Path file = Path.of(store + suffix);
            try {
                bytes += Files.exists(file) ? Files.size(file) : 0;
            } catch (IOException e) {
                throw new BenchException("cannot look at " + file, e);
            }
        }
        return bytes;
    }

    @Override
    public void close() {
        folders.close();
    }
}
