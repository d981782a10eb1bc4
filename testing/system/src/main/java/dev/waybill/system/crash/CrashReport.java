package dev.waybill.system.crash;

import java.util.Locale;

/**
 * What a campaign found.
 *
 * @param kills times the process was killed
 * @param acked callbacks answered 200
 * @param lost of these, not in the store
 * @param duplicated callbacks that are in the store more than once
 */
public record CrashReport(int kills, int acked, int lost, int duplicated) {

    public boolean clean() {
        return acked > 0 && lost == 0 && duplicated == 0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d kills, %d acked, %d lost, %d duplicated", kills, acked, lost, duplicated);
    }
}
