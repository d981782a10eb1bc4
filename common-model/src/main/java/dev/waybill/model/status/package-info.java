/** Statuses, their order, and what a set of events comes down to. */
@NullMarked
package dev.waybill.model.status;

import org.jspecify.annotations.NullMarked;
