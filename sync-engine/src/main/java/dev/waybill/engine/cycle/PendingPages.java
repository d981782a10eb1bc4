package dev.waybill.engine.cycle;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages of pending records as they come, and whether another one follows. Not thread-safe. */
final class PendingPages {

    static final String SAME_PAGE_AGAIN =
            "Creator gave a page without a single new record although more are said to follow, so the reading ended there:"
                    + " the header record_cursor is most likely lost on the way, check the proxies between Waybill and Zoho";

    private final int mostPages;

    /** By record id: a record that moved between two pages is read twice. */
    private final Map<String, PendingRecord> records = new LinkedHashMap<>();

    private final Set<String> ids = new HashSet<>();
    private @Nullable String cursor;
    private boolean anyPageWasWhole;
    private boolean repeats;
    private int pages;

    PendingPages(int mostPages) {
        this.mostPages = mostPages;
    }

    /** Takes a page. Returns why nothing of it may be used, if that is so. */
    Optional<String> take(PendingPage page) {
        pages++;
        // Of one record alone nobody can tell whether the field is empty, unless other pages had it.
        if (!page.absent().isEmpty() && (page.size() > 1 || !anyPageWasWhole)) {
            return Optional.of("no record of a page of " + page.size() + " has " + String.join(", ", page.absent())
                    + ", so nothing is written: check that WAYBILL_CREATOR_REPORT is the right report and shows this"
                    + " field, and the field's link name in the settings");
        }
        anyPageWasWhole |= page.absent().isEmpty() && page.size() > 0;
        boolean brings = ids.addAll(page.ids());
        page.records().forEach(record -> records.put(record.recordId(), record));
        repeats = !brings && page.nextCursor() != null;
        cursor = repeats ? null : page.nextCursor();
        return Optional.empty();
    }

    /** Where the next page begins; absent before the first and behind the last. */
    @Nullable
    String cursor() {
        return cursor;
    }

    int pages() {
        return pages;
    }

    /** Whether more pages are there than may be read. */
    boolean ceilingReached() {
        return cursor != null && pages >= mostPages;
    }

    /** Whether no other page is to be read. */
    boolean isOver() {
        return cursor == null || ceilingReached();
    }

    /** Why pages are missing although there are fewer than may be read; absent if none is. */
    @Nullable
    String cutShort() {
        return repeats ? SAME_PAGE_AGAIN : null;
    }

    /** Whether every pending record was read. */
    boolean isWhole() {
        return cursor == null && !repeats;
    }

    Collection<PendingRecord> records() {
        return records.values();
    }
}
