/** Commands that drive the packaged applications from outside: the demo and the campaigns. */
@NullMarked
package dev.waybill.system;

import org.jspecify.annotations.NullMarked;
