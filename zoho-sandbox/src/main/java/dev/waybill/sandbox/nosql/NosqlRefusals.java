package dev.waybill.sandbox.nosql;

/** The answers to calls that fail a check. Source: Catalyst NoSQL facts 1.13. */
final class NosqlRefusals {

    private NosqlRefusals() {}

    static NosqlAnswer noSuchPath() {
        return NosqlAnswer.failure(404, "INVALID_URL", "No such URL exists");
    }

    static NosqlAnswer methodNotAllowed() {
        return NosqlAnswer.failure(405, "INVALID_REQUEST_METHOD", "The request method is not valid for this URL");
    }

    static NosqlAnswer invalidToken() {
        return NosqlAnswer.failure(401, "INVALID_OAUTHTOKEN", "The OAuth token is invalid or has expired");
    }

    static NosqlAnswer scopeMissing() {
        return NosqlAnswer.failure(401, "INVALID_OAUTHSCOPE", "The OAuth token does not have the scope for this call");
    }

    static NosqlAnswer tooManyRequests() {
        return NosqlAnswer.failure(429, "TOO_MANY_REQUESTS", "Concurrency limit reached for the feature NoSQL");
    }

    static NosqlAnswer noSuchProject() {
        return NosqlAnswer.failure(404, "INVALID_ID", "No such project with the given id exists");
    }

    static NosqlAnswer noSuchTable() {
        return NosqlAnswer.failure(404, "INVALID_ID", "No such table with the given id exists");
    }

    static NosqlAnswer noSuchIndex() {
        return NosqlAnswer.failure(404, "INVALID_ID", "No such index with the given id exists");
    }

    static NosqlAnswer serverError() {
        return NosqlAnswer.failure(500, "INTERNAL_SERVER_ERROR", "Internal server error");
    }

    static NosqlAnswer unavailable() {
        return NosqlAnswer.page(503, "Service Unavailable");
    }

    /** The rest of a body that was cut short would be read as the next call: the connection must end. */
    static NosqlAnswer unreadableBody() {
        return NosqlAnswer.failure(400, "INVALID_INPUT", "input value is not readable")
                .closing();
    }
}
