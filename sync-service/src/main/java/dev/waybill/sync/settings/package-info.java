/** What can be set, and what is checked before the start. */
@NullMarked
package dev.waybill.sync.settings;

import org.jspecify.annotations.NullMarked;
