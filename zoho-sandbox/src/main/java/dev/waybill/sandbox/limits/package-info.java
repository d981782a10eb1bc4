/** How many calls are let in: a minute, a day, at a time. */
@NullMarked
package dev.waybill.sandbox.limits;

import org.jspecify.annotations.NullMarked;
