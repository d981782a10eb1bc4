package dev.waybill.sandbox.faults;

import java.util.Locale;

/** A fault that strikes a share of the calls. Its name in JSON is the constant's in lower case. */
public enum Fault {
    /** Refused with HTTP 429 and code 2955 although there is room. */
    RATE_429,
    /** HTTP 500, not executed. */
    ERROR_500,
    /** Executed, then HTTP 500. */
    ERROR_500_AFTER,
    /** Catalyst only: the half of the entries of a write are executed, then HTTP 500. */
    ERROR_500_PARTLY,
    /** Catalyst only: a write whose condition fails is answered with HTTP 500 instead of saying so. */
    ERROR_500_MISMATCH,
    /** HTTP 502 with an HTML page, not executed. */
    HTML_502,
    /** The connection is closed, nothing was executed. */
    DROP_BEFORE,
    /** Executed, then the connection is closed. */
    DROP_AFTER,
    /** Answered a byte a second. */
    DRIP,
    /** The half of an answer comes, and the connection stays open. */
    HALF_ANSWER,
    /** Answered late. */
    SLOW,
    /** The token is forgotten: HTTP 401 with code 1030. */
    EXPIRE_TOKEN,
    /** HTTP 200 with code 4000, not executed. */
    CODE_4000,
    /** The record fails validation: code 3002. */
    VALIDATION_3002,
    /** The cursor sent is no longer known. */
    LOSE_CURSOR;

    /** The member of the steering call that sets the share. */
    public String member() {
        return name().toLowerCase(Locale.ROOT);
    }
}
