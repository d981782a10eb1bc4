/** Load as Meta sends it: bodies, signatures, wrk, and a generator of a constant rate. */
@NullMarked
package dev.waybill.bench.load;

import org.jspecify.annotations.NullMarked;
