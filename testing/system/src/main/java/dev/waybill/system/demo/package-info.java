/** The demo: records in, callbacks in any order, one cycle, records as they must be. */
@NullMarked
package dev.waybill.system.demo;

import org.jspecify.annotations.NullMarked;
