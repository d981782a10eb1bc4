package dev.waybill.sandbox.ledger;

import java.util.Locale;

/** What a call asks for. */
public enum CallKind {
    GET_RECORDS("GET /report"),
    GET_RECORD("GET /report/{id}"),
    UPDATE_RECORDS("PATCH /report"),
    UPDATE_RECORD("PATCH /report/{id}"),
    ADD_RECORDS("POST /form"),
    GET_APPLICATIONS("GET /meta/applications"),
    GET_REPORTS("GET /reports"),
    CUSTOM_API("POST /creator/custom"),
    TOKEN("POST /oauth/v2/token"),
    REVOKE("POST /oauth/v2/token/revoke"),
    NOSQL_TABLES("GET /nosqltable"),
    NOSQL_TABLE("GET /nosqltable/{table}"),
    NOSQL_INSERT("POST /nosqltable/{table}/item"),
    NOSQL_UPDATE("PUT /nosqltable/{table}/item"),
    NOSQL_DELETE("DELETE /nosqltable/{table}/item"),
    NOSQL_FETCH("POST /nosqltable/{table}/item/fetch"),
    NOSQL_QUERY("POST /nosqltable/{table}/item/query"),
    NOSQL_QUERY_INDEX("POST /nosqltable/{table}/index/{index}/item/query"),
    /** A path or a method that Zoho does not have. */
    UNKNOWN("unknown");

    private final String endpoint;

    CallKind(String endpoint) {
        this.endpoint = endpoint;
    }

    /** The method and the last part of the path, as in the counters. */
    public String endpoint() {
        return endpoint;
    }

    /** The name as in the ledger. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
