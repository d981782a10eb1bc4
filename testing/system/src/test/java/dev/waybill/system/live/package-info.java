/** Live sync on the packaged services. */
@NullMarked
package dev.waybill.system.live;

import org.jspecify.annotations.NullMarked;
