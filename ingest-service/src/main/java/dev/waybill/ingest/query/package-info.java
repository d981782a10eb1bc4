/** What operators may read of the documents. */
@NullMarked
package dev.waybill.ingest.query;

import org.jspecify.annotations.NullMarked;
