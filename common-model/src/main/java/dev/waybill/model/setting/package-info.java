/** What a setting is, for those who declare settings and those who check them. */
@NullMarked
package dev.waybill.model.setting;

import org.jspecify.annotations.NullMarked;
