package dev.waybill.zoho.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.zoho.accounts.AccountsFailure;
import dev.waybill.zoho.http.HttpAnswer;
import dev.waybill.zoho.http.NoAnswer;
import dev.waybill.zoho.http.SafeText;
import dev.waybill.zoho.nosql.NosqlFailure.Misconfigured;
import dev.waybill.zoho.nosql.NosqlFailure.QuotaExhausted;
import dev.waybill.zoho.nosql.NosqlFailure.Rejected;
import dev.waybill.zoho.nosql.NosqlFailure.Throttled;
import dev.waybill.zoho.nosql.NosqlFailure.TokenExpired;
import dev.waybill.zoho.nosql.NosqlFailure.TooLarge;
import dev.waybill.zoho.nosql.NosqlFailure.Unavailable;
import dev.waybill.zoho.nosql.NosqlFailure.Unexpected;

/** Which failure an answer is. Source: Catalyst NoSQL facts 1.13, 1.16. */
final class NosqlFailures {

    private static final int SERVER_TROUBLE = 500;

    private NosqlFailures() {}

    /** For an answer with a JSON body that is not success. */
    static NosqlFailure of(HttpAnswer answer, JsonNode data) {
        String code = data.path("error_code").asText("");
        String said = said(answer, code, data.path("message").asText(""));
        return switch (code) {
            case "TOO_MANY_REQUESTS" -> new Throttled(said + ": too many calls at once");
            case "API_LIMIT_REACHED", "FREE_USAGE_LIMIT_REACHED" ->
                new QuotaExhausted(said + ": the account's calls are used up, raise the limit or wait for its reset");
            case "INVALID_OAUTHTOKEN" -> new TokenExpired(said + ": the access token is not accepted");
            case "INVALID_ID", "INVALID_NAME" ->
                new Misconfigured(said + ": check the project id, the environment, and that table and index exist");
            default -> byStatus(answer.status(), said);
        };
    }

    /** For an answer whose body is not JSON: only the HTTP status is left to judge by. */
    static NosqlFailure withoutJson(HttpAnswer answer) {
        String said = "Catalyst answered HTTP " + answer.status() + (answer.isHtml() ? " with HTML" : " without JSON");
        return answer.status() / 100 == 2 || answer.isHtml() && answer.status() / 100 != 3 && answer.status() != 401
                ? new Unavailable(said + ": try again later", true)
                : byStatus(answer.status(), said);
    }

    /** For a call without an answer. */
    static NosqlFailure none(NoAnswer none) {
        String seen = String.valueOf(none.getMessage());
        return switch (none.kind()) {
            case NOT_SENT -> new Misconfigured("Nothing was sent to Catalyst: " + seen);
            case TOO_LARGE -> new TooLarge("Catalyst was cut short: " + seen);
            case NOT_CONNECTED, INCOMPLETE ->
                new Unavailable("Catalyst did not answer: " + seen, none.executionUnknown());
        };
    }

    /** For a call that was not made because there is no token. */
    static NosqlFailure noToken(AccountsFailure failure) {
        return failure instanceof AccountsFailure.Rejected
                ? new Misconfigured(String.valueOf(failure.getMessage()))
                : new Unavailable(String.valueOf(failure.getMessage()), false);
    }

    /** For a second refusal of a token that was new. */
    static NosqlFailure refusedTwice(TokenExpired second) {
        return new Misconfigured(second.getMessage()
                + ", nor is a new one: check that token, project and API address are of one data centre, and that the"
                + " refresh token has the scopes ZohoCatalyst.nosql.READ and ZohoCatalyst.nosql.rows.ALL");
    }

    private static NosqlFailure byStatus(int status, String said) {
        if (status >= SERVER_TROUBLE) {
            return new Unavailable(said + ": try again later", true);
        }
        return switch (status) {
            case 401 -> new TokenExpired(said + ": the access token is not accepted");
            case 429 -> new Throttled(said + ": too many calls at once");
            case 403 ->
                new Misconfigured(said + ": give the refresh token the scopes ZohoCatalyst.nosql.READ and"
                        + " ZohoCatalyst.nosql.rows.ALL, and its user a part in the project");
            case 404, 405 -> new Misconfigured(said + ": check the API address and the project id");
            case 400, 409, 413, 422 -> new Rejected(said + ": the request is refused, report it");
            default ->
                status / 100 == 3
                        ? new Misconfigured(said + ": check the API address, it redirects elsewhere")
                        : new Unexpected(said + ": an answer nobody knows, report it");
        };
    }

    private static String said(HttpAnswer answer, String code, String message) {
        String text = SafeText.of(message);
        return "Catalyst answered HTTP " + answer.status() + (code.isEmpty() ? "" : ", " + SafeText.of(code))
                + (text.isEmpty() ? "" : " (" + text + ")");
    }
}
