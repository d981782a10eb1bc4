package dev.waybill.engine.cycle;

import dev.waybill.model.document.DocumentId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a cycle wants done next. */
public sealed interface Step {

    /** Read a page of pending records; no cursor for the first. Answer: {@link SyncRun#fetched}. */
    record FetchPage(@Nullable String cursor) implements Step {}

    /** Read the histories of queue ids. Answer: {@link SyncRun#matched}. */
    record Match(List<String> queueIds) implements Step {

        public Match {
            queueIds = List.copyOf(queueIds);
        }
    }

    /** Mark documents as synced: no write is needed. Answer: {@link SyncRun#marked}. */
    record MarkSynced(Set<DocumentId> documents) implements Step {

        public MarkSynced {
            documents = Set.copyOf(documents);
        }
    }

    /**
     * Write changes, the most urgent first. Answers: {@link SyncRun#wrote} for each, then {@link SyncRun#writesEnded}.
     */
    record Write(List<Change> changes) implements Step {

        public Write {
            changes = List.copyOf(changes);
        }
    }

    /** The cycle is over. */
    record Done() implements Step {}
}
