package dev.waybill.sandbox.creator;

/** The answers to calls that fail a check. Source: Zoho Creator facts 5.1 and 11.2. */
final class Refusals {

    private Refusals() {}

    static CreatorAnswer noSuchPath() {
        return CreatorAnswer.failure(404, 1000, "Invalid API URL format. Please check the URL and try again.");
    }

    static CreatorAnswer methodNotAllowed() {
        return CreatorAnswer.failure(405, 1020, "The method specified in the request is not valid for this URL.");
    }

    static CreatorAnswer invalidToken() {
        return CreatorAnswer.described(
                401, 1030, "Authorization Failure. The access token is either invalid or expired.");
    }

    /** @param described whether the text stands under {@code description} */
    static CreatorAnswer tooManyCalls(boolean described) {
        String text = "You have reached your API call limit for a minute. Please try again after sometime.";
        return described ? CreatorAnswer.described(429, 2955, text) : CreatorAnswer.failure(429, 2955, text);
    }

    static CreatorAnswer dailyQuotaUsedUp(int httpStatus) {
        return CreatorAnswer.failure(
                httpStatus,
                4000,
                "Account's Developer API limit has been reached. Please upgrade to execute more REST API calls.");
    }

    static CreatorAnswer noSuchOwner() {
        return CreatorAnswer.failure(404, 1040, "No such account owner exists. Please check and try again.");
    }

    static CreatorAnswer noSuchApplication() {
        return CreatorAnswer.failure(404, 2892, "No application with the specified link name exists.");
    }

    static CreatorAnswer noSuchForm() {
        return CreatorAnswer.failure(404, 2893, "No form with the specified link name exists.");
    }

    static CreatorAnswer noSuchReport() {
        return CreatorAnswer.failure(404, 2894, "No report with the specified link name exists.");
    }

    static CreatorAnswer noSuchComponent() {
        return CreatorAnswer.failure(404, 1090, "No such component exists.");
    }

    static CreatorAnswer versionNotConfigured() {
        return CreatorAnswer.failure(404, 2930, "UPLOAD_RULE_NOT_CONFIGURED");
    }

    static CreatorAnswer tooManyAskedFor() {
        return CreatorAnswer.failure(200, 3970, "Only 200 records can be fetched in a request.");
    }

    static CreatorAnswer scopeMissing() {
        return CreatorAnswer.described(401, 2945, "Invalid OAuth scope. The token does not allow this call.");
    }

    static CreatorAnswer noUpdatePermission() {
        return CreatorAnswer.failure(403, 2897, "Permission denied to update record(s).");
    }

    static CreatorAnswer badHeader(String name) {
        return CreatorAnswer.failure(400, 9210, "Invalid value given for the header '" + name + "'.");
    }

    static CreatorAnswer badParameter(String name) {
        return CreatorAnswer.failure(400, 9210, "Invalid value given for the parameter '" + name + "'.");
    }

    static CreatorAnswer parameterMissingOrTwice(String name) {
        return CreatorAnswer.failure(
                404, 1000, "A mandatory parameter - '" + name + "' is either absent or has been used twice.");
    }

    static CreatorAnswer badCriteria(String reason) {
        return CreatorAnswer.failure(400, 3400, "Invalid criteria: " + reason);
    }

    static CreatorAnswer badBody(String reason) {
        return CreatorAnswer.failure(400, 3020, "The request body is either missing or incomplete: " + reason);
    }

    static CreatorAnswer extraKey() {
        return CreatorAnswer.failure(401, 2945, "EXTRA_KEY_FOUND_IN_JSON");
    }

    static CreatorAnswer reportEmpty() {
        return CreatorAnswer.failure(400, 9220, "No records exist in this report.");
    }

    static CreatorAnswer noMatch() {
        return CreatorAnswer.failure(400, 9280, "No records found matching the given criteria.");
    }

    static CreatorAnswer nothingToUpdate() {
        return CreatorAnswer.failure(404, 3100, "No records found for the given criteria.");
    }

    static CreatorAnswer noSuchRecord(String id, int httpStatus) {
        return CreatorAnswer.failure(httpStatus, 3190, "No record with ID " + id + " found.");
    }

    static CreatorAnswer tooManyToAdd() {
        return CreatorAnswer.failure(200, 3950, "Only 200 records can be added in a request.");
    }

    static CreatorAnswer tooManyToUpdate() {
        return CreatorAnswer.failure(
                200, 3960, "More than 200 records match the criteria. Use 'process_until_limit' to update them.");
    }
}
