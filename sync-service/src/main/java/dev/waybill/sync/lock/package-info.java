/** One cycle at a time on any number of replicas that share a store. */
@NullMarked
package dev.waybill.sync.lock;

import org.jspecify.annotations.NullMarked;
