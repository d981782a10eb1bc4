package dev.waybill.sandbox.values;

/** The types of attribute values, named as on the wire. Source: Catalyst NoSQL facts 1.3. */
public enum ValueType {
    S,
    N,
    BOOL,
    NULL,
    B,
    L,
    M,
    SS,
    SN,
    SB
}
