package dev.waybill.bench.load;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.Program;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The load generator wrk, which sends as fast as the server answers. Source: wrk's SCRIPTING document. */
public final class Wrk {

    private static final int CONNECTIONS = 64;
    /** As long as the store may take; a callback that is slower than that is refused. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Path folder;
    private final Path script;

    /** @param folder for its script and its output */
    public Wrk(Path folder) {
        this.folder = folder;
        this.script = folder.resolve("post.lua");
        try (InputStream lua = Wrk.class.getResourceAsStream("/post.lua")) {
            Files.copy(Objects.requireNonNull(lua), script, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ApplicationException("cannot write " + script, e);
        }
    }

    /**
     * A load and what it cost to make it.
     *
     * @param processorShare of one processor, that wrk itself used
     */
    public record Load(WrkReport report, double processorShare) {}

    /** Sends the requests of a file over 64 connections for a time. */
    public Load send(URI server, RequestFile requests, Duration duration) throws InterruptedException {
        List<String> command = List.of(
                "wrk",
                "-t1",
                "-c" + CONNECTIONS,
                "-d" + duration.toSeconds() + "s",
                "--timeout",
                ANSWER_LIMIT.toSeconds() + "s",
                "-s",
                script.toString(),
                server.toString(),
                "--",
                requests.path().toString());
        try (Program wrk = Program.start("wrk", command, folder, Map.of())) {
            long began = System.nanoTime();
            double share = 0;
            while (!wrk.ends(LOOK)) {
                Duration passed = Duration.ofNanos(System.nanoTime() - began);
                if (passed.compareTo(duration.plus(GRACE)) > 0) {
                    throw new ApplicationException("wrk did not end " + GRACE.toSeconds() + " s after its time");
                }
                share = Math.max(share, (double) wrk.processorTime().toNanos() / passed.toNanos());
            }
            if (wrk.exitCode() != 0) {
                throw new ApplicationException("wrk failed: "
                        + wrk.output().strip().lines().findFirst().orElse("it printed nothing"));
            }
            return new Load(WrkReport.of(wrk.output()), share);
        }
    }
}
