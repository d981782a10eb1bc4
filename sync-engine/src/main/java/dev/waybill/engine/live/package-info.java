/** Live sync: a status that is not yet in Creator is written as soon as the day's calls allow. */
@NullMarked
package dev.waybill.engine.live;

import org.jspecify.annotations.NullMarked;
