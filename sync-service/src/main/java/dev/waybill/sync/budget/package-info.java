/** When a Creator call may start: one budget for all of them, and the gate in front of it. */
@NullMarked
package dev.waybill.sync.budget;

import org.jspecify.annotations.NullMarked;
