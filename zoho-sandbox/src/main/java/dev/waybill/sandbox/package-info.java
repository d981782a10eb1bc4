/** A local stand-in for Zoho: starts in a test or alone. */
@NullMarked
package dev.waybill.sandbox;

import org.jspecify.annotations.NullMarked;
