package dev.waybill.sandbox.faults;

import java.util.Locale;

/** A behaviour on which the sources disagree or which depends on the tenant. Off unless switched on. */
public enum Quirk {
    /** {@code ID} is a JSON number instead of a text. Source: Zoho Creator facts 1.5. */
    IDS_AS_NUMBERS,
    /**
     * Every other record has an {@code ID} that is none: {@code ..}, half of a pair of surrogates, 200 KB, or nothing.
     */
    ODD_RECORD_IDS,
    /** Nothing found is code 3000 with an empty array. Source: Zoho Creator facts 1.6. */
    EMPTY_AS_200,
    /** {@code !=} does not match a field that is empty. Source: Zoho Creator facts 1.7. */
    NOT_EQUAL_SKIPS_EMPTY,
    /** The user of the token may not change records: HTTP 403 with code 2897. */
    NO_UPDATE_PERMISSION,
    /** The account is on Creator 5: v2.1 is HTTP 404 with code 2930, v2 works. Source: Zoho Creator facts 1.1. */
    CREATOR_5,
    /** A page size that is none becomes 200 instead of a refusal. Source: Zoho Creator facts 1.3. */
    CLAMP_MAX_RECORDS,
    /** The text of 2955 stands under {@code description}. Source: Zoho Creator facts 3.1. */
    THROTTLE_IN_DESCRIPTION,
    /**
     * A form workflow counts every write in another field, unless the call skips it. Source: Zoho Creator facts 11.3.
     */
    WORKFLOW_ECHO,
    /** A proxy takes the header {@code record_cursor} out of calls: each reads the first page. */
    CURSOR_STRIPPED,
    /** A token that is not good is answered with a log-in page and HTTP 401 instead of code 1030. */
    TOKEN_REFUSED_AS_HTML,
    /** Tokens come with the API address of another data centre. */
    OTHER_API_DOMAIN;

    /** The member of the steering call that switches it on. */
    public String member() {
        return name().toLowerCase(Locale.ROOT);
    }
}
