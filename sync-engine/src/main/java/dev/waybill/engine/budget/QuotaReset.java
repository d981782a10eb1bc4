package dev.waybill.engine.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When the day's quota starts anew: the next 00:00 of the account's zone. Source: Zoho Creator facts 3.2. */
public record QuotaReset(ZoneId zone) {

    /** The next reset. */
    public Instant after(Instant now) {
        return day(now).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The day whose quota a call takes from. */
    public LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }
}
