package dev.waybill.zoho.nosql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes of one kind that go in one call.
 *
 * @param entries as JSON
 * @param repeatable all of them replace a whole item without looking at it, so that repeating does no harm
 */
record WriteChunk(List<String> entries, boolean repeatable) {

    /** Most items of a write call. Source: Catalyst NoSQL facts 1.14. */
    static final int MOST = 25;

    /** The bound of a whole request is not known; a few of the largest items stay below it. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    WriteChunk {
        entries = List.copyOf(entries);
    }

    /** The writes in as few calls as may be, in their order. */
    static List<WriteChunk> of(List<? extends Write> writes) {
        List<WriteChunk> chunks = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        long bytes = 0;
        boolean repeatable = true;
        for (Write write : writes) {
            String entry = Bodies.entry(write);
            int size = entry.getBytes(StandardCharsets.UTF_8).length;
            if (entries.size() == MOST || !entries.isEmpty() && bytes + size > MOST_BYTES) {
                chunks.add(new WriteChunk(entries, repeatable));
                entries.clear();
                bytes = 0;
                repeatable = true;
            }
            entries.add(entry);
            bytes += size;
            repeatable &= write instanceof Write.Insert insert && insert.condition() == null;
        }
        if (!entries.isEmpty()) {
            chunks.add(new WriteChunk(entries, repeatable));
        }
        return chunks;
    }

    int size() {
        return entries.size();
    }

    String body() {
        return entries.stream().collect(Collectors.joining(",", "[", "]"));
    }

    /** Its two halves. */
    List<WriteChunk> halves() {
        int half = entries.size() / 2;
        return List.of(
                new WriteChunk(entries.subList(0, half), repeatable),
                new WriteChunk(entries.subList(half, entries.size()), repeatable));
    }
}
