/** JSON in and out, the same for every part. */
@NullMarked
package dev.waybill.sandbox.wire;

import org.jspecify.annotations.NullMarked;
