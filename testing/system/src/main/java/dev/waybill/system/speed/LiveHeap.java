package dev.waybill.system.speed;

import dev.waybill.harness.ApplicationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java process would have on its heap after a full collection. Needs the JDK's {@code jcmd}. */
final class LiveHeap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private LiveHeap() {}

    /** Bytes; lets the process collect first. */
    static long of(Process process) throws InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher total = TOTAL.matcher(answer);
            if (asked.waitFor() != 0 || !total.find()) {
                throw new ApplicationException("jcmd could not look at the heap of process " + process.pid());
            }
            return Long.parseLong(total.group(1));
        } catch (IOException e) {
            throw new ApplicationException("cannot run " + jcmd + ": use a JDK, not a JRE", e);
        }
    }
}
