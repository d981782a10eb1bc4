/** Conventions of metrics: no tag holds what a caller made up. */
@NullMarked
package dev.waybill.operator.metrics;

import org.jspecify.annotations.NullMarked;
