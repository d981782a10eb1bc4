/** The edge at {@code /webhook}: callbacks in, handshakes answered. */
@NullMarked
package dev.waybill.ingest.webhook;

import org.jspecify.annotations.NullMarked;
