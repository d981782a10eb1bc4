/** Catalyst NoSQL tables: their definitions, their items in the order of the keys, and their indexes. */
@NullMarked
package dev.waybill.sandbox.tables;

import org.jspecify.annotations.NullMarked;
