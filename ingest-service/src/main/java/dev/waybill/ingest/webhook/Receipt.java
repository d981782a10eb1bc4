package dev.waybill.ingest.webhook;

/**
 * The answer to a callback.
 *
 * @param received elements found: {@code stored + duplicates + ignored}
 * @param stored statuses that are new, durably stored
 * @param duplicates statuses that were stored before, or twice in this callback
 * @param ignored elements that are nothing for us, or cannot be read
 */
record Receipt(int received, int stored, int duplicates, int ignored) {

    Receipt(int stored, int duplicates, int ignored) {
        this(stored + duplicates + ignored, stored, duplicates, ignored);
    }
}
