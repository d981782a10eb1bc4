/** Typed attribute values of Catalyst NoSQL, the items made of them, and the paths into them. */
@NullMarked
package dev.waybill.sandbox.values;

import org.jspecify.annotations.NullMarked;
