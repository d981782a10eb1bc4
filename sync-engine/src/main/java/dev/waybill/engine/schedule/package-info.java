/** When a cycle is due, what operators asked for, and what the leading replica does about both. */
@NullMarked
package dev.waybill.engine.schedule;

import org.jspecify.annotations.NullMarked;
