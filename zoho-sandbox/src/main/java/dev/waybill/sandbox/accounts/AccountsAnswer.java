package dev.waybill.sandbox.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.wire.Json;
import org.jspecify.annotations.Nullable;

/** What an Accounts call answers; {@code error} repeats the body's word for the ledger. */
record AccountsAnswer(
        int httpStatus, ObjectNode body, @Nullable String error) {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    static AccountsAnswer ok(ObjectNode body) {
        return new AccountsAnswer(OK, body, null);
    }

    /** A refusal as Accounts words it: HTTP 200 with an error. Source: Zoho Creator facts 4.4. */
    static AccountsAnswer error(String error) {
        return new AccountsAnswer(OK, Json.object().put("error", error), error);
    }

    /** Too many tokens were made. Source: Zoho Creator facts 4.4. */
    static AccountsAnswer accessDenied() {
        String error = "Access Denied";
        ObjectNode body = Json.object()
                .put("error", error)
                .put(
                        "error_description",
                        "You have made too many requests continuously. Please try again after some time.");
        return new AccountsAnswer(BAD_REQUEST, body, error);
    }
}
