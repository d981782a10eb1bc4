/** When a cycle is due, and whether the scheduler is on. */
@NullMarked
package dev.waybill.sync.schedule;

import org.jspecify.annotations.NullMarked;
