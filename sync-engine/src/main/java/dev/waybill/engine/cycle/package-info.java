/** What should be written, and in which order: pure, with no framework, no clock and no call of its own. */
@NullMarked
package dev.waybill.engine.cycle;

import org.jspecify.annotations.NullMarked;
