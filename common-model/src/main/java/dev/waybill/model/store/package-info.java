/** The store's port: what any store of statuses must do. */
@NullMarked
package dev.waybill.model.store;

import org.jspecify.annotations.NullMarked;
