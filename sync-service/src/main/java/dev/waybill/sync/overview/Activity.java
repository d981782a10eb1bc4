package dev.waybill.sync.overview;

import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.StoreState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the store tells of the callbacks that came.
 *
 * @param at when it was read
 * @param day counts of the last 24 hours
 * @param lastReceived when the newest document was received, absent if there is none
 * @param silence how long nothing has come
 * @param state how much the store holds
 * @param oldestUnsynced the event that waits longest to be written to Creator, absent if none does
 */
public record Activity(
        Instant at,
        DayOfCounts day,
        @Nullable Instant lastReceived,
        Silence silence,
        StoreState state,
        @Nullable StatusEvent oldestUnsynced) {}
