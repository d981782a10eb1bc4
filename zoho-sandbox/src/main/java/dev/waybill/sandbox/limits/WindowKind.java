package dev.waybill.sandbox.limits;

/** How the minute of the call limit is measured. Zoho does not say; source: Zoho Creator facts 3.1. */
public enum WindowKind {
    /** A minute begins with the first call after the previous one ended. */
    FIXED,
    /** Any 60 seconds that end now. */
    SLIDING
}
