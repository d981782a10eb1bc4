package dev.waybill.model.store;

import dev.waybill.model.document.StatusEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that are not yet synced, oldest first.
 *
 * @param cursor where the next page begins; stays where it was when the page is empty
 * @param sureCursor where a reading that must miss nothing begins again: at or before {@code cursor}, so that no event
 *     becomes visible behind it any more. A store that shows events in the order of their places gives the same
 */
public record UnsyncedPage(
        List<StatusEvent> events,
        @Nullable String cursor,
        @Nullable String sureCursor) {

    public UnsyncedPage {
        events = List.copyOf(events);
    }
}
