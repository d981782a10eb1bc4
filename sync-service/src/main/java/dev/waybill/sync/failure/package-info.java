/** Messages that did not arrive: why, from which number, on which day. */
@NullMarked
package dev.waybill.sync.failure;

import org.jspecify.annotations.NullMarked;
