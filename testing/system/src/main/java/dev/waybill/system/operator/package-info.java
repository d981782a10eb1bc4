/** Making an operator's entry. */
@NullMarked
package dev.waybill.system.operator;

import org.jspecify.annotations.NullMarked;
