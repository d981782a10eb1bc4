/** Starting, calling and ending the packaged applications. */
@NullMarked
package dev.waybill.harness;

import org.jspecify.annotations.NullMarked;
