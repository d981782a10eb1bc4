/** Clock and zone as beans, so that tests can replace them. */
@NullMarked
package dev.waybill.operator.time;

import org.jspecify.annotations.NullMarked;
