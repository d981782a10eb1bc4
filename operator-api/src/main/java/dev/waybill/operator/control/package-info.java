/** How values stand in the control documents that the services share. */
@NullMarked
package dev.waybill.operator.control;

import org.jspecify.annotations.NullMarked;
