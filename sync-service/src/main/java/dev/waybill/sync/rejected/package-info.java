/** The records that Creator refused. */
@NullMarked
package dev.waybill.sync.rejected;

import org.jspecify.annotations.NullMarked;
