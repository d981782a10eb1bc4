package dev.waybill.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of ours with its output in a file. It is ended by its process id. */
public final class Program implements AutoCloseable {

    /** Longer than the services wait for calls in flight. */
    private static final Duration END_LIMIT = Duration.ofSeconds(40);

    private static final long KIBIBYTE = 1024;

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a command.
     *
     * @param folder working folder and place of its output, so that no {@code .env} lying about is read
     * @param variables what it sees beside our own environment, of which it sees nothing meant for the applications
     */
    public static Program start(String name, List<String> command, Path folder, Map<String, String> variables) {
        return start(name, command, folder, folder, variables);
    }

    /** The same with a working folder that is not the one of its output. */
    public static Program start(
            String name, List<String> command, Path workingFolder, Path folder, Map<String, String> variables) {
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(key -> key.matches("(WAYBILL|QUARKUS|SANDBOX)_.*"));
        builder.environment().putAll(variables);
        try {
            return new Program(name, builder.start(), log);
        } catch (IOException e) {
            throw new ApplicationException("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /** The java that runs us. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public Process process() {
        return process;
    }

    /** Waits for its end; whether it came in time. */
    public boolean ends(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Exit code of a process that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** What it has printed so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new ApplicationException("cannot read " + log, e);
        }
    }

    /** Bytes in physical memory now; 0 where the system does not tell. */
    public long resident() {
        return memory("VmRSS");
    }

    /** Most bytes that were in physical memory so far; 0 where the system does not tell. */
    public long mostResident() {
        return memory("VmHWM");
    }

    /** Time on the processors so far; nothing where the system does not tell. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Asks the process to end and waits; a process that does not listen is killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!ends(END_LIMIT)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Source: proc(5), {@code /proc/[pid]/status}. */
    private long memory(String kind) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try {
            Matcher line = Pattern.compile("(?m)^" + kind + ":\\s+(\\d+) kB").matcher(Files.readString(status));
            return line.find() ? Long.parseLong(line.group(1)) * KIBIBYTE : 0;
        } catch (IOException e) {
            throw new ApplicationException(name + " ended while it was measured: see " + log, e);
        }
    }
}
