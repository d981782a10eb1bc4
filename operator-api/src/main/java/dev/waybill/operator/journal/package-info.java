/** What each ingest-service says of its journal, for the console to show. */
@NullMarked
package dev.waybill.operator.journal;

import org.jspecify.annotations.NullMarked;
