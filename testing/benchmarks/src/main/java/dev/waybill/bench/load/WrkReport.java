package dev.waybill.bench.load;

import dev.waybill.harness.ApplicationException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk saw.
 *
 * @param requests answered ones
 * @param micros how long it took
 * @param refused answers that were not 2xx or 3xx
 * @param broken connections, reads and writes that failed or took too long
 * @param rounds how often the file of requests was begun anew; from 1 on callbacks repeat
 */
public record WrkReport(long requests, long micros, long refused, long broken, long rounds) {

    private static final Pattern RESULT =
            Pattern.compile("RESULT requests=(\\d+) micros=(\\d+) refused=(\\d+) broken=(\\d+) rounds=(\\d+)");

    /** Reads the line that {@code post.lua} prints at the end. */
    static WrkReport of(String output) {
        Matcher result = RESULT.matcher(output);
        if (!result.find()) {
            throw new ApplicationException(
                    "wrk printed no result: " + output.strip().replace('\n', ' '));
        }
        return new WrkReport(
                number(result, 1), number(result, 2), number(result, 3), number(result, 4), number(result, 5));
    }

    /** Requests a second. */
    public double rate() {
        return requests * 1e6 / micros;
    }

    /** This report, if every request was answered well; otherwise nothing was measured. */
    public WrkReport withoutErrors(String target) {
        if (refused + broken > 0 || requests == 0) {
            throw new ApplicationException(String.format(
                    Locale.ROOT,
                    "%s refused %d of %d callbacks and broke %d connections: see its log",
                    target,
                    refused,
                    requests,
                    broken));
        }
        return this;
    }

    /** This report, if no request was sent twice. */
    public WrkReport withoutRepetition() {
        if (rounds > 0) {
            throw new ApplicationException("wrk sent all prepared callbacks and began again: prepare more of them");
        }
        return this;
    }

    private static long number(Matcher result, int group) {
        return Long.parseLong(result.group(group));
    }
}
