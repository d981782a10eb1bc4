package dev.waybill.sync.creator;

import java.util.Locale;

/** What a Creator call is for. */
enum CallKind {
    /** A page of pending records. */
    READ,
    /** One record's PATCH. */
    WRITE;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
