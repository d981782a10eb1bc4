package dev.waybill.harness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One packaged application as a process of its own that serves on loopback. */
public final class Application implements AutoCloseable {

    /** Where both services say that they serve. */
    public static final String READY = "/q/health/ready";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final String name;
    private final URI url;
    private final Program program;

    private Application(String name, URI url, Program program) {
        this.name = name;
        this.url = url;
        this.program = program;
    }

    /**
     * Starts a jar with this JVM's own java; the process sees the given variables and none of ours of the same kind.
     *
     * @param folder working folder and place of the log, so that no {@code .env} lying about is read
     */
    public static Application start(
            String name, Path jar, int port, Path folder, List<String> jvmOptions, Map<String, String> variables) {
        List<String> command = new ArrayList<>();
        command.add(Program.java());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        return start(name, command, port, folder, variables);
    }

    /** The same by a command of any kind, whose process becomes the application. */
    public static Application start(
            String name, List<String> command, int port, Path folder, Map<String, String> variables) {
        return new Application(
                name, URI.create("http://127.0.0.1:" + port), Program.start(name, command, folder, variables));
    }

    public URI url() {
        return url;
    }

    public Program program() {
        return program;
    }

    public Process process() {
        return program.process();
    }

    /** What the application has printed so far. */
    public String output() {
        return program.output();
    }

    /** Returns when a GET of the path answers 200; fails when the process ends before, or takes too long. */
    public Application awaitReady(JsonHttp http, String path) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (http.statusOf(url.resolve(path)) != 200) {
            if (program.ends(POLL)) {
                throw new ApplicationException(name + " ended at its start: " + firstLine());
            }
            if (System.nanoTime() > deadline) {
                throw new ApplicationException(name + " was not ready in " + START_LIMIT.toSeconds()
                        + " s; its last lines: "
                        + output()
                                .lines()
                                .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                                .toList()
                                .reversed()
                                .stream()
                                .limit(3)
                                .toList());
            }
        }
        return this;
    }

    /** Ends the process. */
    @Override
    public void close() {
        program.close();
    }

    private String firstLine() {
        return output().lines().filter(line -> !line.isBlank()).findFirst().orElse("it printed nothing");
    }
}
