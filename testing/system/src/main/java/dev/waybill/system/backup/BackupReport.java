package dev.waybill.system.backup;

import java.util.Locale;

/**
 * What a campaign found.
 *
 * @param backups made and restored
 * @param acked statuses that had been answered 200 when the last backup began
 * @param later statuses that were answered 200 between the beginnings of the first backup and of the last
 * @param lost statuses that were answered 200 before a backup began and were not in the store restored from it
 */
public record BackupReport(int backups, int acked, int later, int lost) {

    /** Nothing is lost, and the backups were made under load. */
    public boolean clean() {
        return acked > 0 && lost == 0 && (later > 0 || backups == 1);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d backups, %d acked before the last one, %d of them since the first, %d lost",
                backups,
                acked,
                later,
                lost);
    }
}
