/** What can be made to go wrong, and how often. */
@NullMarked
package dev.waybill.sandbox.faults;

import org.jspecify.annotations.NullMarked;
