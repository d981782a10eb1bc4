/** How long a full cycle takes when only Creator's latency counts, and what it leaves in memory. */
@NullMarked
package dev.waybill.system.speed;

import org.jspecify.annotations.NullMarked;
