package dev.waybill.sandbox.limits;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How long things last and who shares a limit. Source: Zoho Creator facts 3.1, 3.2, 4.3, 11.3.
 *
 * @param windowKey what shares one minute of calls
 * @param dailyZone at whose midnight the days of the quotas begin
 * @param customDaily calls of custom APIs a day, 0 for no limit; they take nothing from the other quota
 * @param tokenLife how long an access token lives
 * @param tokensAlive access tokens at a time; one more makes the oldest die
 * @param cursorLife how long a record cursor is known
 */
public record Terms(
        WindowKey windowKey,
        ZoneId dailyZone,
        int customDaily,
        Duration tokenLife,
        int tokensAlive,
        Duration cursorLife) {

    /** As documented, or as concluded where nothing is. */
    public static final Terms DEFAULTS =
            new Terms(WindowKey.USER, ZoneOffset.UTC, 0, Duration.ofHours(1), 30, Duration.ofMinutes(15));
}
