package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.zoho.nosql.AttributeValue;
import dev.waybill.zoho.nosql.Condition;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlFailure;
import dev.waybill.zoho.nosql.Write;
import dev.waybill.zoho.nosql.Written;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Marks documents as synced: the mark is set and the document leaves the index of what is not, in one update. */
final class CatalystSyncMarks {

    private static final List<Write.Change> MARK = List.of(
            new Write.Change(DocumentItem.UPDATED, AttributeValue.of(true)),
            new Write.Change(Tables.UNSYNCED, null),
            new Write.Change(Tables.PARKED, null));

    /** In one of the two indexes. */
    private static final Condition NOT_SYNCED = new Condition.Not(new Condition.All(List.of(
            new Condition.Not(new Condition.Exists(Tables.UNSYNCED)),
            new Condition.Not(new Condition.Exists(Tables.PARKED)))));

    /** An update whose outcome is unknown may be repeated: it then finds itself done. */
    private static final int TRIES = 4;

    private final NosqlClient nosql;

    CatalystSyncMarks(NosqlClient nosql) {
        this.nosql = nosql;
    }

    /** Returns how many were not marked before. */
    Uni<Integer> mark(Collection<DocumentId> documents) {
        return mark(documents.stream().distinct().toList(), false, TRIES);
    }

    private Uni<Integer> mark(List<DocumentId> documents, boolean again, int triesLeft) {
        List<Write.Update> updates = documents.stream()
                .map(id -> new Write.Update(DocumentItem.key(id), MARK, NOT_SYNCED))
                .toList();
        return nosql.update(Tables.LOG.name(), updates).chain(outcomes -> {
            int marked = 0;
            List<DocumentId> open = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                switch (outcomes.get(i)) {
                    case Written.Success success -> marked++;
                    // Behind an unknown outcome it was most likely this call that marked it.
                    case Written.Mismatch mismatch -> marked += again ? 1 : 0;
                    case Written.Failed(NosqlFailure failure) -> {
                        if (!failure.executionUnknown() || triesLeft == 1) {
                            return Uni.createFrom().failure(failure);
                        }
                        open.add(documents.get(i));
                    }
                }
            }
            int sure = marked;
            return open.isEmpty()
                    ? Uni.createFrom().item(sure)
                    : mark(open, true, triesLeft - 1).map(more -> sure + more);
        });
    }
}
