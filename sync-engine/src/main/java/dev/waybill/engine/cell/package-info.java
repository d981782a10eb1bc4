/** Control state as typed values: what survives a restart and is shared by every replica. */
@NullMarked
package dev.waybill.engine.cell;

import org.jspecify.annotations.NullMarked;
