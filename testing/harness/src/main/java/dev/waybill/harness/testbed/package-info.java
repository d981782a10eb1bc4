/** Everything running together on one fresh folder, for a demo or a campaign. */
@NullMarked
package dev.waybill.harness.testbed;

import org.jspecify.annotations.NullMarked;
