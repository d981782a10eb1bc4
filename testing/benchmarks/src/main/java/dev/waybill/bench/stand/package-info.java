/** What is measured, as processes of its own on a fresh folder. */
@NullMarked
package dev.waybill.bench.stand;

import org.jspecify.annotations.NullMarked;
