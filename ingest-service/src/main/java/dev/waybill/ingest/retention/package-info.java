/** Documents leave {@code delivered_logs} at midnight. */
@NullMarked
package dev.waybill.ingest.retention;

import org.jspecify.annotations.NullMarked;
