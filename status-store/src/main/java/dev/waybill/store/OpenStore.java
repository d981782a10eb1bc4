package dev.waybill.store;

import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusStore;

/**
 * The ports of the store that is open.
 *
 * @param queue what waits for its writer
 * @param close ends it
 */
record OpenStore(StatusStore statuses, ControlStore controls, StoreQueue queue, Runnable close) {}
