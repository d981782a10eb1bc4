/** The messages that failed, counted, and what WhatsApp's error codes mean. */
@NullMarked
package dev.waybill.sync.failures;

import org.jspecify.annotations.NullMarked;
