/** Callers that mean harm, and callbacks of unusual size. */
@NullMarked
package dev.waybill.system.hostile;

import org.jspecify.annotations.NullMarked;
