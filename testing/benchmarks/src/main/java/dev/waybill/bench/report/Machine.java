package dev.waybill.bench.report;

import dev.waybill.harness.ApplicationException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the figures were measured on. */
public final class Machine {

    private static final double GIBIBYTE = 1L << 30;

    private Machine() {}

    /** The machine and the versions, as lines of a Markdown list. */
    public static String description(Path repository) throws InterruptedException {
        return String.format(
                        Locale.ROOT,
                        "- machine: %s, %d processors, %.0f GiB of memory, %s %s; the load generators run on it too%n",
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"))
                + String.format(Locale.ROOT, "- disk: %s%n", disk(repository))
                + String.format(
                        Locale.ROOT,
                        "- Java: %s %s%n",
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"))
                + String.format(
                        Locale.ROOT,
                        "- load: %s, and our own generator of a constant rate%n",
                        first(List.of("wrk", "-v"), repository))
                + String.format(
                        Locale.ROOT,
                        "- source: commit %s%n",
                        first(List.of("git", "log", "-1", "--format=%h of %cs"), repository));
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }

    private static double memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() / GIBIBYTE
                : 0;
    }

    private static String disk(Path repository) {
        try {
            return Files.getFileStore(repository).type().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new ApplicationException("cannot look at " + repository, e);
        }
    }

    /** The first line that a command prints. */
    private static String first(List<String> command, Path folder) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output.lines().findFirst().orElse("unknown").replaceAll(" (\\[|Copyright).*", "");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
