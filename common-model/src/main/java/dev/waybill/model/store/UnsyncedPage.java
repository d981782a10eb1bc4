package dev.waybill.model.store;

import dev.waybill.model.document.StatusEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that are not yet synced, oldest first.
 *
 * @param cursor where a later reading goes on; stays where it was when the page is empty
 */
public record UnsyncedPage(
        List<StatusEvent> events, @Nullable String cursor) {

    public UnsyncedPage {
        events = List.copyOf(events);
    }
}
