/** Everything that was asked and answered, in order. */
@NullMarked
package dev.waybill.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
