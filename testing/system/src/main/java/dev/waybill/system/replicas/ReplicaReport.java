package dev.waybill.system.replicas;

import java.util.Locale;

/**
 * What a campaign found.
 *
 * @param kills processes killed
 * @param records records that had something to learn
 * @param wrong of these, ended with another status than they must
 * @param cycles cycles begun, by all replicas
 * @param updates writes executed
 * @param overlaps calls of a cycle behind the beginning of another replica's
 * @param longestPauseMs from a cycle's last call to the next one's first
 * @param mostPauseMs what that may be
 * @param mostInAMinute most calls in any 60 seconds
 * @param allowedInAMinute what that may be
 * @param refused calls refused by a limit
 * @param repeated writes of a status that the record had already
 * @param lowered whether a status was lowered
 */
public record ReplicaReport(
        int kills,
        int records,
        int wrong,
        int cycles,
        int updates,
        int overlaps,
        long longestPauseMs,
        long mostPauseMs,
        int mostInAMinute,
        int allowedInAMinute,
        int refused,
        int repeated,
        boolean lowered) {

    private static final double MILLIS = 1000;

    public boolean clean() {
        return records > 0
                && wrong == 0
                && overlaps == 0
                && longestPauseMs <= mostPauseMs
                && mostInAMinute <= allowedInAMinute
                && refused == 0
                && !lowered;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d kills, %d cycles, %d updates of %d records, %d repeated; %d records wrong, %d calls overlapping,"
                        + " longest pause %.1f s (at most %.1f), %d calls in a minute (at most %d), %d refused, %s",
                kills,
                cycles,
                updates,
                records,
                repeated,
                wrong,
                overlaps,
                longestPauseMs / MILLIS,
                mostPauseMs / MILLIS,
                mostInAMinute,
                allowedInAMinute,
                refused,
                lowered ? "a status was LOWERED" : "no status lowered");
    }
}
