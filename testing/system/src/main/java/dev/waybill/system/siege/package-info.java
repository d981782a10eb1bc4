/** Misbehaving callers, viewers and Zoho against the packaged services, beside a sender who does nothing wrong. */
@NullMarked
package dev.waybill.system.siege;

import org.jspecify.annotations.NullMarked;
