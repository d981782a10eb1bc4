package dev.waybill.model.store;

import dev.waybill.model.document.StatusDocument;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Where the documents of callbacks are made durable. Fails like {@link StatusStore}. */
@FunctionalInterface
public interface StatusSink {

    /**
     * Appends documents. Completes when they are on durable storage, all of them or none. A document whose id is known
     * already is counted and otherwise ignored. A document that carries a queue id and a message id links them: a link
     * that a queue callback declared replaces one that was guessed, and then all documents of the message are unsynced
     * again, since the record of the declared queue id has none of them; else a message keeps its first queue id.
     */
    Uni<Appended> append(List<StatusDocument> documents);
}
