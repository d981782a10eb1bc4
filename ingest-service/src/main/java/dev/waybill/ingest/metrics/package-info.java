/**
 * What the service counts and measures; every name stands in docs/metrics.md. No tag holds an id, a number or a token.
 */
@NullMarked
package dev.waybill.ingest.metrics;

import org.jspecify.annotations.NullMarked;
