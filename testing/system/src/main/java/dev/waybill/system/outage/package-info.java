/** Catalyst away for a while under load: what was answered 200 must come there exactly once. */
@NullMarked
package dev.waybill.system.outage;

import org.jspecify.annotations.NullMarked;
