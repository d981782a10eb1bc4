/** What the sync counts and measures; every name stands in docs/metrics.md. No tag holds an id, a number or a token. */
@NullMarked
package dev.waybill.sync.metrics;

import org.jspecify.annotations.NullMarked;
