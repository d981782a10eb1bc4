package dev.waybill.model.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two collections of documents. Source: product 2.2. */
public enum DocumentCollection {
    /** Every document, for ever. */
    WEBHOOK_LOGS,
    /** The last 24 hours of every status, in spite of the name; older ones leave at midnight. */
    DELIVERED_LOGS;

    /** The name users know, such as {@code webhook_logs}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The collection of that name. */
    public static Optional<DocumentCollection> labelled(String label) {
        return Arrays.stream(values()).filter(c -> c.label().equals(label)).findFirst();
    }
}
