package dev.waybill.zoho.accounts;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A token that opens Zoho's APIs for about an hour. Source: Zoho Creator facts 4.2.
 *
 * @param value secret, never shown
 * @param issuedAt when it was asked for
 * @param expiresAt when Zoho stops accepting it
 * @param apiDomain the API host of the account's data centre, if Zoho named it
 */
public record AccessToken(String value, Instant issuedAt, Instant expiresAt, Optional<URI> apiDomain) {

    private static final Duration LONGEST_LEAD = Duration.ofMinutes(5);

    /** The lead is a twelfth of the life: 5 minutes of an hour, and less for a token that lives shorter. */
    private static final int LEAD_PART = 12;

    /** When a successor should be fetched: 5 minutes before the end of an hour. */
    public Instant refreshAt() {
        Duration part = Duration.between(issuedAt, expiresAt).dividedBy(LEAD_PART);
        return expiresAt.minus(part.compareTo(LONGEST_LEAD) < 0 ? part : LONGEST_LEAD);
    }

    /** Whether Zoho still accepts it at this time, as far as we know. */
    public boolean livesAt(Instant time) {
        return time.isBefore(expiresAt);
    }

    /** The header that opens Zoho's APIs; Zoho wants this word although it calls the token a bearer's. */
    public String authorization() {
        return "Zoho-oauthtoken " + value;
    }

    /** The API host that Zoho named, if it is another than that of the address that is called. */
    public Optional<String> otherApiHost(URI called) {
        return apiDomain.map(URI::getHost).filter(host -> !host.equalsIgnoreCase(called.getHost()));
    }

    /** The times only. */
    @Override
    public String toString() {
        return "AccessToken[value=***, issuedAt=" + issuedAt + ", expiresAt=" + expiresAt + ", apiDomain="
                + apiDomain.map(URI::toString).orElse("-") + "]";
    }
}
