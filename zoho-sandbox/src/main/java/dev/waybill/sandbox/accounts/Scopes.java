package dev.waybill.sandbox.accounts;

import java.util.Set;

/** The scopes that a token can carry. Source: Zoho Creator facts 4.5, Catalyst NoSQL facts 1.2. */
public final class Scopes {

    public static final String REPORT_READ = "ZohoCreator.report.READ";
    public static final String REPORT_UPDATE = "ZohoCreator.report.UPDATE";
    public static final String FORM_CREATE = "ZohoCreator.form.CREATE";
    public static final String DASHBOARD_READ = "ZohoCreator.dashboard.READ";

    public static final String NOSQL_READ = "ZohoCatalyst.nosql.READ";
    public static final String NOSQL_ROWS = "ZohoCatalyst.nosql.rows.ALL";

    public static final String CUSTOM_API = "ZohoCreator.customapi.EXECUTE";

    /** What a token carries unless the steering calls say otherwise. */
    public static final Set<String> ALL =
            Set.of(REPORT_READ, REPORT_UPDATE, FORM_CREATE, DASHBOARD_READ, CUSTOM_API, NOSQL_READ, NOSQL_ROWS);

    private Scopes() {}
}
