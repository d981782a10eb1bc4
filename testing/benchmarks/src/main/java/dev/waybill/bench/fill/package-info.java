/** Stores filled with millions of documents. */
@NullMarked
package dev.waybill.bench.fill;

import org.jspecify.annotations.NullMarked;
