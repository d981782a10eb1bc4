/** JSON as it came: numbers digit for digit, text that every store can keep. */
@NullMarked
package dev.waybill.ingest.json;

import org.jspecify.annotations.NullMarked;
