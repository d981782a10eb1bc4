package dev.waybill.sandbox.limits;

/** What shares one minute of calls. Zoho has said both; source: Zoho Creator facts 3.1. */
public enum WindowKey {
    /** All calls of the user. */
    USER,
    /** The calls of one endpoint. */
    ENDPOINT
}
