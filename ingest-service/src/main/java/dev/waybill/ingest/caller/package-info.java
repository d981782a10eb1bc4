/** Who may post callbacks. */
@NullMarked
package dev.waybill.ingest.caller;

import org.jspecify.annotations.NullMarked;
