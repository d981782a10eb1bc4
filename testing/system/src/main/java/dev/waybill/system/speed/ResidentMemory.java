package dev.waybill.system.speed;

import dev.waybill.system.app.ApplicationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process takes of the machine's physical memory. Source: proc(5), {@code /proc/[pid]/status}. */
final class ResidentMemory {

    private static final Pattern MOST = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB");
    private static final long KIBIBYTE = 1024;

    private ResidentMemory() {}

    /** Most bytes so far; 0 where the system does not tell. */
    static long mostOf(Process process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try {
            Matcher most = MOST.matcher(Files.readString(status));
            return most.find() ? Long.parseLong(most.group(1)) * KIBIBYTE : 0;
        } catch (IOException e) {
            throw new ApplicationException("process " + process.pid() + " ended while it was measured", e);
        }
    }
}
