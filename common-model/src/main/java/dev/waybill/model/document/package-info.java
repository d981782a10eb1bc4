/** Status events and the documents they are stored as. */
@NullMarked
package dev.waybill.model.document;

import org.jspecify.annotations.NullMarked;
