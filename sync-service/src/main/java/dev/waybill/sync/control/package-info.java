/** What operators can see and do. */
@NullMarked
package dev.waybill.sync.control;

import org.jspecify.annotations.NullMarked;
