package dev.waybill.zoho.nosql;

import com.fasterxml.jackson.databind.JsonNode;

/** Where a query goes on. Opaque: given back as it came. */
public final class StartKey {

    private final JsonNode json;

    StartKey(JsonNode json) {
        this.json = json;
    }

    JsonNode json() {
        return json;
    }
}
