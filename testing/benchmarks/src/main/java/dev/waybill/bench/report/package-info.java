/** Tables of what was measured. */
@NullMarked
package dev.waybill.bench.report;

import org.jspecify.annotations.NullMarked;
