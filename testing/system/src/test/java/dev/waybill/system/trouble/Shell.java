package dev.waybill.system.trouble;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Commands of the machine; not every machine has or allows them. */
final class Shell {

    private static final long SECONDS = 10;

    private Shell() {}

    /** Whether the command ran and said it went well. */
    static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
