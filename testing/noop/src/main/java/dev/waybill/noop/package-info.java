/** The same HTTP stack as ingest-service, and nothing behind it. */
@NullMarked
package dev.waybill.noop;

import org.jspecify.annotations.NullMarked;
