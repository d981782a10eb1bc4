/** The campaign that backs up a store under load and restores it. */
@NullMarked
package dev.waybill.system.backup;

import org.jspecify.annotations.NullMarked;
