/** What operators' calls may hold: parameters in the address and members of the body. */
@NullMarked
package dev.waybill.operator.call;

import org.jspecify.annotations.NullMarked;
