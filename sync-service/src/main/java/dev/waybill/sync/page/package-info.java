/** What all pages of the console and all calls of operators share: the layout, the log-in, and how values are shown. */
@NullMarked
package dev.waybill.sync.page;

import org.jspecify.annotations.NullMarked;
