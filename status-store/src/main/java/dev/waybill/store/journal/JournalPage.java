package dev.waybill.store.journal;

import dev.waybill.model.document.StatusDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in the journal, newest first.
 *
 * @param nextCursor where the next page starts, absent on the last page; opaque
 */
public record JournalPage(List<Held> held, @Nullable String nextCursor) {

    public JournalPage {
        held = List.copyOf(held);
    }

    /**
     * A document in the journal.
     *
     * @param refusal why the target refused it; absent while it waits
     */
    public record Held(StatusDocument document, @Nullable String refusal) {}
}
