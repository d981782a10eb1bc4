package dev.waybill.sandbox.faults;

import java.util.Set;

/**
 * How a tenant answers where the sources disagree.
 *
 * @param quotaStatus HTTP status of code 4000
 * @param missingStatus HTTP status of code 3190
 * @param validationStatus HTTP status of a failed validation
 * @param validationCode its code
 * @param retryAfter what a 429 has as its {@code Retry-After}; empty for what the limits say
 * @param uniqueFields fields that no two records may share a value of; an update checks all of them, written or not
 */
public record Habits(
        int quotaStatus,
        int missingStatus,
        int validationStatus,
        int validationCode,
        String retryAfter,
        Set<String> uniqueFields) {

    /** As the OpenAPI document has it. Source: Zoho Creator facts 11.3. */
    public static final Habits DEFAULTS = new Habits(200, 200, 200, 3002, "", Set.of());

    public Habits {
        uniqueFields = Set.copyOf(uniqueFields);
    }
}
