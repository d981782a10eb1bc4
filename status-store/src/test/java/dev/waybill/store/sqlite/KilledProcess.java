package dev.waybill.store.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@link OtherProcess} killed while it appends, so that its log of writes stays beside its database. */
final class KilledProcess {

    private KilledProcess() {}

    /** Lets it confirm so many documents at least, kills it, and returns the message ids of those it confirmed. */
    static List<String> after(int documents, Path database) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        database.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> confirmed = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            while (confirmed.size() < documents) {
                confirmed.add(lines.readLine());
            }
            process.toHandle().destroyForcibly();
            lines.lines().filter(line -> line.matches("wamid\\.other\\.\\d+")).forEach(confirmed::add);
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        return confirmed;
    }
}
