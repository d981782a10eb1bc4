/** The console: pages that answer an operator's questions, and the buttons beside them. */
@NullMarked
package dev.waybill.sync.console;

import org.jspecify.annotations.NullMarked;
