package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The vendor's own client, driven by {@code src/test/node/drive.js}, finds in the sandbox what it would find at home.
 */
class VendorClientTest {

    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path FOLDER = Path.of("target", "vendor-client");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc", "drive.js");
    private static final long MINUTES = 5;

    @BeforeAll
    static void needsNode() {
        assumeTrue(
                isThere("node") && isThere("npm"),
                "The vendor's client was not tried: install Node.js 18 or newer with npm");
    }

    @Test
    void theVendorsClientDoesAllItCan() throws Exception {
        install();
        try (ZohoSandbox sandbox = ZohoSandbox.start(SandboxOptions.free())) {
            String output = run(sandbox.url(), "node", "drive.js");

            assertThat(output.lines())
                    .as(output)
                    .containsExactly(
                            "ok metadata",
                            "ok insert",
                            "ok conditionalInsert",
                            "ok fetch",
                            "ok emptyReads",
                            "ok update",
                            "ok paging",
                            "ok query",
                            "ok indexQuery",
                            "ok deletion",
                            "ok deletionCutShort",
                            "ok mistakes",
                            "exit 0");
        }
    }

    /** Installs once for each lock file; the copy of it is the sign that the installation came to its end. */
    private static void install() throws Exception {
        Path installed = FOLDER.resolve("installed-lock.json");
        Files.createDirectories(FOLDER);
        for (String file : FILES) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path wanted = SOURCES.resolve("package-lock.json");
        if (!Files.exists(installed) || Files.mismatch(wanted, installed) >= 0) {
            assertThat(run("", "npm", "ci")).endsWith("exit 0");
            Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Runs a command in the folder; what it said, and how it ended in the last line. */
    private static String run(String sandbox, String... command) throws Exception {
        Path output = FOLDER.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("SANDBOX_URL", sandbox);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            return Files.readString(output) + "exit " + (ended ? process.exitValue() : "never");
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isThere(String command) {
        try {
            return new ProcessBuilder(command, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
