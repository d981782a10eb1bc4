/** What is checked before an application starts, so that a wrong value costs one line instead of a stack trace. */
@NullMarked
package dev.waybill.operator.startup;

import org.jspecify.annotations.NullMarked;
