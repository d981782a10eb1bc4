package dev.waybill.engine.cycle;

import dev.waybill.engine.lease.Share;
import io.smallrye.mutiny.Multi;
import java.util.List;

/** Where a cycle hands its changes. */
public interface ChangeWriter {

    /**
     * A cycle has read records.
     *
     * @param all whether these are all that are pending
     */
    void seen(List<PendingRecord> records, boolean all);

    /** Writes changes, or leaves them for later, and says of each what became of it. Never fails. */
    Multi<Written> write(Share share, List<Change> changes);
}
