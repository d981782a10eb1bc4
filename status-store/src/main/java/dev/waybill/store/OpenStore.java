package dev.waybill.store;

import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusSink;
import dev.waybill.model.store.StatusStore;

/**
 * The ports of the store that is open.
 *
 * @param queue what waits for its writer
 * @param journal what documents wait in before they come to it, if they do
 * @param tables what people must make before it can serve
 * @param damage whether its file, or that of the journal, is damaged
 * @param close ends it
 */
record OpenStore(
        StatusSink sink,
        StatusStore statuses,
        ControlStore controls,
        StoreQueue queue,
        FrontJournal journal,
        StoreTables tables,
        StoreDamage damage,
        Runnable close) {}
