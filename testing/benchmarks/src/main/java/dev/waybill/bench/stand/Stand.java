package dev.waybill.bench.stand;

import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A fresh folder, on the disk that the repository is on, another in memory, and what is started in them. All go at the
 * end, also when we are told to end before.
 */
public final class Stand implements AutoCloseable {

    private static final long GIBIBYTE = 1L << 30;

    private final JsonHttp http = new JsonHttp();
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
        Path target = layout.root().resolve("testing/benchmarks/target");
        try {
            Files.createDirectories(target);
            long usable = Files.getFileStore(target).getUsableSpace();
            if (usable < bytes) {
                throw new ApplicationException(String.format(
                        Locale.ROOT,
                        "the run needs %d GiB at %s, but only %d are free: free some, or use --quick",
                        bytes / GIBIBYTE + 1,
                        target,
                        usable / GIBIBYTE));
            }
            this.folders = Folders.make(target);
        } catch (IOException e) {
            throw new ApplicationException("cannot write to " + target + ": make it writable", e);
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
    public Application noop() throws InterruptedException {
        return serve("noop", layout.noop(), jvm, Map.of());
    }

    /** ingest-service on a store, with the options of this run. */
    public Application ingest(Path store) throws InterruptedException {
        return ingest(store, jvm);
    }

    /** ingest-service on a store, with other options. */
    public Application ingest(Path store, List<String> options) throws InterruptedException {
        Map<String, String> variables = Map.of(
                "WAYBILL_STORE_SQLITE_PATH", store.toString(),
                "WAYBILL_ZONE", zone.getId(),
                "WAYBILL_WEBHOOK_APP_SECRETS", secrets.appSecret(),
                "WAYBILL_OPERATORS", secrets.operatorEntry());
        return serve("ingest-" + store.getFileName(), layout.ingest(), options, variables);
    }

    /** Starts a jar on a free port of loopback and returns when it is ready. */
    Application serve(String name, Path jar, List<String> options, Map<String, String> variables)
            throws InterruptedException {
        int port = Ports.another();
        Map<String, String> all = new HashMap<>(variables);
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Application application = Application.start(name, jar, port, folder(), options, all);
        try {
            return application.awaitReady(http, Application.READY);
        } catch (ApplicationException | InterruptedException e) {
            application.close();
            throw e;
        }
    }

    /** Moves a closed store, and waits until it is on the disk, so that nobody measures beside its writing. */
    public static void move(Path from, Path to) {
        try {
            Files.move(from, to);
            try (FileChannel file = FileChannel.open(to, StandardOpenOption.WRITE)) {
                file.force(true);
            }
        } catch (IOException e) {
            throw new ApplicationException("cannot write " + to + ": free some space", e);
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
            throw new ApplicationException("cannot read " + store, e);
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
                throw new ApplicationException("cannot look at " + file, e);
            }
        }
        return bytes;
    }

    @Override
    public void close() {
        folders.close();
    }
}
