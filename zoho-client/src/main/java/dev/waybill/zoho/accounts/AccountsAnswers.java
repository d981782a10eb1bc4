package dev.waybill.zoho.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.zoho.http.HttpAnswer;
import dev.waybill.zoho.http.HttpCall;
import dev.waybill.zoho.http.JsonBody;
import dev.waybill.zoho.http.SafeText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges an answer of the token endpoint. Success is an {@code access_token} in the body, whatever the HTTP status.
 * Source: Zoho Creator facts 4.2, 4.4.
 */
final class AccountsAnswers {

    private static final long HOUR_SECONDS = 3600;

    private static final int TOO_MANY_REQUESTS = 429;

    /** Far more than Zoho's tokens have. */
    private static final int LONGEST_TOKEN = 4096;

    private AccountsAnswers() {}

    /**
     * The token.
     *
     * @throws AccountsFailure if the answer has none
     */
    static AccessToken read(HttpAnswer answer, Instant askedAt) {
        JsonNode body = JsonBody.object(answer).orElseThrow(() -> notAccounts(answer, askedAt));
        String token = body.path("access_token").asText("");
        if (token.isBlank()) {
            throw failure(answer, body, askedAt);
        }
        if (token.length() > LONGEST_TOKEN || !HttpCall.isSendable(token)) {
            throw new AccountsFailure.Unavailable("HTTP " + answer.status() + ", a token of " + token.length()
                    + " characters that no call can carry");
        }
        return new AccessToken(token, askedAt, askedAt.plusSeconds(lifeSeconds(body)), apiDomain(body));
    }

    private static long lifeSeconds(JsonNode body) {
        long told = body.path("expires_in").asLong(HOUR_SECONDS);
        // No token lives longer than an hour; a larger figure would be one in another unit.
        return told > 0 && told < HOUR_SECONDS ? told : HOUR_SECONDS;
    }

    private static Optional<URI> apiDomain(JsonNode body) {
        try {
            return Optional.of(body.path("api_domain").asText(""))
                    .filter(text -> !text.isBlank())
                    .map(URI::create);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AccountsFailure notAccounts(HttpAnswer answer, Instant askedAt) {
        return answer.status() == TOO_MANY_REQUESTS
                ? blocked(askedAt)
                : new AccountsFailure.Unavailable("HTTP " + answer.status() + ", not JSON");
    }

    private static AccountsFailure failure(HttpAnswer answer, JsonNode body, Instant askedAt) {
        String error = SafeText.of(body.path("error").asText(""));
        return switch (error.toLowerCase(Locale.ROOT).replace(' ', '_')) {
            case "access_denied" -> blocked(askedAt);
            case "invalid_code" ->
                new AccountsFailure.Rejected(
                        "invalid_code",
                        "the refresh token is wrong, revoked or of another data centre; make a new one in the API"
                                + " console of the account's own data centre and restart with it");
            case "invalid_client" ->
                new AccountsFailure.Rejected(
                        error,
                        "the client id or secret is unknown here; check both, that the accounts address is of the"
                                + " client's data centre, or switch on multi DC in the API console");
            case "invalid_client_secret" ->
                new AccountsFailure.Rejected(
                        error, "the client secret is wrong; copy it anew from the API console and restart with it");
            default ->
                answer.status() == TOO_MANY_REQUESTS
                        ? blocked(askedAt)
                        : new AccountsFailure.Unavailable("HTTP " + answer.status() + ", "
                                + (error.isEmpty() ? "neither a token nor an error" : "error " + error));
        };
    }

    /** Zoho does not say how long: its window of ten minutes may have begun with this very call. */
    private static AccountsFailure blocked(Instant askedAt) {
        return new AccountsFailure.TooManyRefreshes(askedAt.plus(Duration.ofMinutes(10)));
    }
}
