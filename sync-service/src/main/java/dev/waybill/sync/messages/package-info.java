/** What happened to a message: its timeline, why its record has the status it has, and what a queue id is linked to. */
@NullMarked
package dev.waybill.sync.messages;

import org.jspecify.annotations.NullMarked;
