/** Zoho Creator v2.1: records, criteria, and the order in which a call is checked. */
@NullMarked
package dev.waybill.sandbox.creator;

import org.jspecify.annotations.NullMarked;
