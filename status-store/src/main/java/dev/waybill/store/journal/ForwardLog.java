package dev.waybill.store.journal;

import dev.waybill.model.store.Appended.LinkConflict;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes down when forwarding gets into trouble and out of it, once each; and each document that was set aside. */
final class ForwardLog {

    private static final System.Logger LOG = System.getLogger(Forwarder.class.getName());

    private final AtomicBoolean troubled = new AtomicBoolean();

    /** Nothing of a hand-over arrived. */
    void failed(String reason, JournalState journal) {
        if (troubled.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "documents cannot be forwarded now ({0}); {1} wait in the journal, callbacks are taken on",
                    reason,
                    journal.waiting());
        }
    }

    /** Documents arrived. */
    void arrived(JournalState journal) {
        if (troubled.compareAndSet(true, false)) {
            LOG.log(Level.INFO, "documents are forwarded again; {0} wait in the journal", journal.waiting());
        }
    }

    /** Ids and reasons only: nothing of what a document says. */
    void setAside(List<JournalEntry> batch, BatchResult verdicts) {
        for (JournalEntry entry : batch) {
            String reason = verdicts.refused().get(entry.place());
            if (reason != null) {
                LOG.log(
                        Level.WARNING,
                        "document {0} was refused and is set aside in the journal ({1}); ask for it at"
                                + " /webhook/journal, it is tried again every hour and at each start",
                        entry.document().event().id(),
                        reason);
            }
        }
    }

    /** Links that were refused. */
    void conflicts(List<LinkConflict> conflicts) {
        if (!conflicts.isEmpty()) {
            LOG.log(Level.WARNING, LinkConflict.described(conflicts));
        }
    }
}
