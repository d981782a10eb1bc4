/** The runs that have ended, what each did to records, and the controls that start one. */
@NullMarked
package dev.waybill.sync.runs;

import org.jspecify.annotations.NullMarked;
