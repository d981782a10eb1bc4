/** Whether this replica can serve. */
@NullMarked
package dev.waybill.sync.health;

import org.jspecify.annotations.NullMarked;
