package dev.waybill.sandbox.accounts;

/** The one client that the sandbox knows. */
final class Credentials {

    static final String CLIENT_ID = "sandbox";
    static final String CLIENT_SECRET = "sandbox";
    static final String REFRESH_TOKEN = "sandbox-refresh";

    /** Good for one exchange until the next reset. */
    static final String CODE = "sandbox-code";

    private Credentials() {}
}
