/** The scheduler's state and its controls. */
@NullMarked
package dev.waybill.sync.scheduler;

import org.jspecify.annotations.NullMarked;
