package dev.waybill.sandbox.limits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Calls from one midnight UTC to the next. Source: Zoho Creator facts 3.2, with UTC for the super admin's zone. */
final class DailyQuota {

    private final int calls;
    private LocalDate day = LocalDate.MIN;
    private int taken;

    DailyQuota(int calls) {
        this.calls = calls;
    }

    boolean take(Instant now) {
        if (calls == 0) {
            return true;
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
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
