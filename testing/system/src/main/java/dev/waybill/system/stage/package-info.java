/** Everything running together on one fresh folder, for a demo or a campaign. */
@NullMarked
package dev.waybill.system.stage;

import org.jspecify.annotations.NullMarked;
