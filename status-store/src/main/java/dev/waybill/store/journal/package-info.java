/**
 * Store and forward: what callbacks bring is made durable on this machine and answered, then brought to a store that is
 * slower or away for a while.
 *
 * <p>{@link dev.waybill.store.journal.StoreAndForward} opens it. {@link dev.waybill.store.journal.Journal} holds
 * documents until {@link dev.waybill.store.journal.ForwardTarget} says that it has them.
 */
@NullMarked
package dev.waybill.store.journal;

import org.jspecify.annotations.NullMarked;
