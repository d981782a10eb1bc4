package dev.waybill.sandbox.tables;

import dev.waybill.sandbox.values.Attributes;

/** An item that a table has checked and can take. */
public final class NewItem {

    private final Attributes attributes;
    private final StoredItem stored;

    NewItem(Attributes attributes, StoredItem stored) {
        this.attributes = attributes;
        this.stored = stored;
    }

    /** What it holds. */
    public Attributes attributes() {
        return attributes;
    }

    StoredItem stored() {
        return stored;
    }
}
