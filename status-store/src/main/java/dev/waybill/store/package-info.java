/** Opens the configured store and hands it to the services. */
@NullMarked
package dev.waybill.store;

import org.jspecify.annotations.NullMarked;
