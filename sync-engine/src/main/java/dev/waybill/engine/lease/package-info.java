/** Who leads, for how long, and whose calls may start: a term owns the lease and the budget, and shares them out. */
@NullMarked
package dev.waybill.engine.lease;

import org.jspecify.annotations.NullMarked;
