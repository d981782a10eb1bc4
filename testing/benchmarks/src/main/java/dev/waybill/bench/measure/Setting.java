package dev.waybill.bench.measure;

import dev.waybill.bench.load.Numbers;
import dev.waybill.bench.report.Findings;
import dev.waybill.bench.stand.Stand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What every measurement works with.
 *
 * @param small the store that the rate is compared with
 * @param large the store that everything is asked of
 * @param out shows how far it is
 */
public record Setting(
        Plan plan,
        Stand stand,
        Numbers numbers,
        Findings findings,
        InstantSource clock,
        Path small,
        Path large,
        PrintStream out) {

    /** The time that statuses of now carry, in seconds since 1970. */
    long seconds() {
        return clock.instant().getEpochSecond();
    }

    void progress(String what) {
        out.println("  " + what);
    }
}
