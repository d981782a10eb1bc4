/** How Creator is read and written: one PATCH a record. */
@NullMarked
package dev.waybill.sync.creator;

import org.jspecify.annotations.NullMarked;
