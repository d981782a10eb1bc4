/** A store that cannot take what comes: locked, full, damaged, read-only. */
@NullMarked
package dev.waybill.system.trouble;

import org.jspecify.annotations.NullMarked;
