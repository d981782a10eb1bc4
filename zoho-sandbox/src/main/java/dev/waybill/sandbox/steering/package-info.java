/** The calls under /sandbox that set the scene and look behind it. */
@NullMarked
package dev.waybill.sandbox.steering;

import org.jspecify.annotations.NullMarked;
