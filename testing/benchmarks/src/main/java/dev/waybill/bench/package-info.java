/** Runs the benchmarks of the packaged applications. */
@NullMarked
package dev.waybill.bench;

import org.jspecify.annotations.NullMarked;
