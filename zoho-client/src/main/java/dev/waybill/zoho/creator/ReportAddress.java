package dev.waybill.zoho.creator;

/**
 * Where a report is: link names, never display names. Source: Zoho Creator facts 1.1.
 *
 * @param owner user name of the account's owner ({@code workspace_name}), not the e-mail address
 * @param app link name of the application
 * @param report link name of the report
 */
public record ReportAddress(String owner, String app, String report) {

    /** @throws IllegalArgumentException if one of them is blank */
    public ReportAddress {
        if (owner.isBlank() || app.isBlank() || report.isBlank()) {
            throw new IllegalArgumentException("owner, application and report must not be blank");
        }
    }
}
