/** What waits in the journal in front of a store that may be away: counted, measured and reported to the console. */
@NullMarked
package dev.waybill.ingest.journal;

import org.jspecify.annotations.NullMarked;
