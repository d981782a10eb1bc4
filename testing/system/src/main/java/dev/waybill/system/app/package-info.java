/** Starting, calling and ending the packaged applications. */
@NullMarked
package dev.waybill.system.app;

import org.jspecify.annotations.NullMarked;
