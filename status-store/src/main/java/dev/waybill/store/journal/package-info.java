/** Store and forward: what was taken durably here, and what becomes of it in the store that is far away. */
@NullMarked
package dev.waybill.store.journal;

import org.jspecify.annotations.NullMarked;
