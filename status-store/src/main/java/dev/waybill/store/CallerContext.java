package dev.waybill.store;

import java.util.concurrent.Executor;

/**
 * Where a store hands results over. A service that runs on Vert.x answers with its current context, so that results
 * come back on the event loop that asked; the default is the worker pool.
 */
@FunctionalInterface
public interface CallerContext {

    /** The executor of whoever calls now; called on the caller's thread. */
    Executor current();
}
