package dev.waybill.store.journal;

import dev.waybill.model.store.Appended.LinkConflict;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the documents of a journal shall go. */
@FunctionalInterface
public interface ForwardTarget {

    /**
     * Brings documents to the target and says what became of each, in the order given. May be called again with the
     * same entries, also while an earlier call with them still runs: an entry whose write id the target holds already
     * is {@link Outcome.Stored}. A failure means {@link Outcome.NotNow} for all of them, whatever really happened.
     */
    Uni<List<Outcome>> append(List<JournalEntry> entries);

    /** What became of one document. Reasons are safe to log: they hold nothing of the document. */
    sealed interface Outcome {

        /**
         * It is there, by this try or by an earlier one of the same entry.
         *
         * @param conflict the link that was refused with it, its message having another queue id; absent if none was
         */
        record Stored(@Nullable LinkConflict conflict) implements Outcome {

            /** With nothing to say of links. */
            public Stored() {
                this(null);
            }
        }

        /** It was there before, by another way. */
        record Duplicate() implements Outcome {}

        /** It is unknown or certain that it is not there; the same later may succeed. */
        record NotNow(String reason) implements Outcome {}

        /**
         * The target will never take this document, for a reason that lies in the document itself: its size, a value.
         * Missing rights, tables, quota or a wrong address are not such a reason.
         */
        record Refused(String reason) implements Outcome {}
    }
}
