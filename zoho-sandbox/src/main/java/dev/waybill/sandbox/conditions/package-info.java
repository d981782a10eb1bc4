/** The one condition grammar of Catalyst NoSQL: for writes, for filters and for keys. */
@NullMarked
package dev.waybill.sandbox.conditions;

import org.jspecify.annotations.NullMarked;
