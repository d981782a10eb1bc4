/** The campaign that kills ingest at random moments and counts what it had promised. */
@NullMarked
package dev.waybill.system.crash;

import org.jspecify.annotations.NullMarked;
