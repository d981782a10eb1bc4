package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.Json;

/** A body that holds one message status, read and as text. */
record WholeBody(BodyText text, Json.Obj json) {}
