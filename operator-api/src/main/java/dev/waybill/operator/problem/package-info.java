/** What went wrong, told alike by both services: RFC 9457 problem details. */
@NullMarked
package dev.waybill.operator.problem;

import org.jspecify.annotations.NullMarked;
