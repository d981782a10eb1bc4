package dev.waybill.system.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One packaged application as a process of its own, with its output in a file. */
public final class Application implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 50;

    private final String name;
    private final URI url;
    private final Path log;
    private final Process process;

    private Application(String name, URI url, Path log, Process process) {
        this.name = name;
        this.url = url;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a jar with this JVM's own java; the process sees the given variables and none of ours of the same kind.
     *
     * @param folder working folder and place of the log, so that no {@code .env} lying about is read
     */
    public static Application start(
            String name, Path jar, int port, Path folder, List<String> jvmOptions, Map<String, String> variables) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        return start(name, command, port, folder, variables);
    }

    /** The same by a command of any kind, whose process becomes the application. */
    public static Application start(
            String name, List<String> command, int port, Path folder, Map<String, String> variables) {
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(key -> key.matches("(WAYBILL|QUARKUS|SANDBOX)_.*"));
        builder.environment().putAll(variables);
        try {
            return new Application(name, URI.create("http://127.0.0.1:" + port), log, builder.start());
        } catch (IOException e) {
            throw new ApplicationException("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    public URI url() {
        return url;
    }

    public Process process() {
        return process;
    }

    /** What the application has printed so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new ApplicationException("cannot read " + log, e);
        }
    }

    /** Returns when a GET of the path answers 200; fails when the process ends before, or takes too long. */
    public Application awaitReady(JsonHttp http, String path) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (http.statusOf(url.resolve(path)) != 200) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new ApplicationException(name + " ended at its start: " + firstLine());
            }
            if (System.nanoTime() > deadline) {
                throw new ApplicationException(
                        name + " was not ready in " + START_LIMIT.toSeconds() + " s: see " + log);
            }
        }
        return this;
    }

    /** Asks the process to end and waits; a process that does not listen is killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String firstLine() {
        return output().lines().filter(line -> !line.isBlank()).findFirst().orElse("it printed nothing");
    }
}
