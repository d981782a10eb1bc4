/** The ingest-service: receives callbacks, stores them durably, answers queries, keeps retention. */
@NullMarked
package dev.waybill.ingest;

import org.jspecify.annotations.NullMarked;
