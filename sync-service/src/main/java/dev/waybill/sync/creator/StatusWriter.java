package dev.waybill.sync.creator;

import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.Written;
import io.smallrye.mutiny.Multi;
import java.util.List;

/**
 * Brings changes into Creator. How many go in one call and how many calls are in flight is the writer's business; that
 * no call starts outside the budget is a duty of all.
 */
public interface StatusWriter {

    /** Writes changes and says of each, in the order they end, what became of it. Never fails. */
    Multi<Written> write(List<Change> changes);
}
