package dev.waybill.sandbox.limits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Calls from one midnight to the next, in the super admin's zone. Source: Zoho Creator facts 3.2. */
final class DailyQuota {

    private final int calls;
    private final ZoneId zone;
    private LocalDate day = LocalDate.MIN;
    private int taken;

    DailyQuota(int calls, ZoneId zone) {
        this.calls = calls;
        this.zone = zone;
    }

    boolean take(Instant now) {
        if (calls == 0) {
            return true;
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (!today.equals(day)) {
            day = today;
            taken = 0;
        }
        if (taken == calls) {
            return false;
        }
        taken++;
        return true;
    }
}
