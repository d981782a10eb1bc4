/**
 * The story of a message: its callbacks, what they came down to, and what was written to its record because of them.
 */
@NullMarked
package dev.waybill.sync.message;

import org.jspecify.annotations.NullMarked;
