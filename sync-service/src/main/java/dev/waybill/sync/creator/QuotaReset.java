package dev.waybill.sync.creator;

import java.time.Instant;
import java.time.ZoneId;

/** When the day's quota starts anew: the next 00:00 of the account's zone. Source: Zoho Creator facts 3.2. */
record QuotaReset(ZoneId zone) {

    Instant after(Instant now) {
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }
}
