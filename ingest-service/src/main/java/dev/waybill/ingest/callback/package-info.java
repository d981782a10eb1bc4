/** What a callback says: from its bytes to documents. Plain Java, no I/O. */
@NullMarked
package dev.waybill.ingest.callback;

import org.jspecify.annotations.NullMarked;
