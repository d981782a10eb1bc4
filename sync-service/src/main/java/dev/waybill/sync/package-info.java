/** Writes the best known status of each message into its Creator record. */
@NullMarked
package dev.waybill.sync;

import org.jspecify.annotations.NullMarked;
