/** What became of a message: its timeline, why its record says what it says, and what a queue id is linked to. */
@NullMarked
package dev.waybill.sync.messages;

import org.jspecify.annotations.NullMarked;
