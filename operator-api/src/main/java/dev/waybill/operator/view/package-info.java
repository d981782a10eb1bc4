/** Values as both services show them to operators. */
@NullMarked
package dev.waybill.operator.view;

import org.jspecify.annotations.NullMarked;
