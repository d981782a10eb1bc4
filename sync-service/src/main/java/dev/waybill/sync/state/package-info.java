/** Control state as typed values: what survives a restart and is shared by every replica. */
@NullMarked
package dev.waybill.sync.state;

import org.jspecify.annotations.NullMarked;
