/** Conditions on documents: a tree, its reader, and its meaning. */
@NullMarked
package dev.waybill.model.filter;

import org.jspecify.annotations.NullMarked;
