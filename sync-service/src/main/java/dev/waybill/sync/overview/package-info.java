/**
 * How the sync is: the status report, what the store received lately, the overview page, readiness and the figures for
 * metrics.
 */
@NullMarked
package dev.waybill.sync.overview;

import org.jspecify.annotations.NullMarked;
