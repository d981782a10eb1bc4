package dev.waybill.sandbox.limits;

/**
 * The limits in force; 0 means none. Source: Zoho Creator facts 3.1, 3.2 and 4.3.
 *
 * @param callsPerMinute Creator calls in a window of 60 s
 * @param inFlight Creator calls at a time
 * @param daily Creator calls from one midnight to the next
 * @param tokensPerTenMinutes access tokens in a window of 10 minutes
 * @param catalystInFlight Catalyst calls at a time
 * @param window how the 60 s are measured
 * @param retryAfter whether a refusal with 429 carries {@code Retry-After}
 * @param terms how long things last and who shares a limit
 */
public record Limits(
        int callsPerMinute,
        int inFlight,
        int daily,
        int tokensPerTenMinutes,
        int catalystInFlight,
        WindowKind window,
        boolean retryAfter,
        Terms terms) {

    /** The documented limits, without a daily quota. */
    public static final Limits DEFAULTS = new Limits(50, 6, 0, 10, 0, WindowKind.FIXED, false, Terms.DEFAULTS);
}
