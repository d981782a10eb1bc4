/** When a Creator call may start: one budget for all of them, and the gate in front of it. */
@NullMarked
package dev.waybill.engine.budget;

import org.jspecify.annotations.NullMarked;
