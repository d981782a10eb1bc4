/**
 * The store in Zoho Catalyst NoSQL, for many machines. {@link dev.waybill.store.catalyst.CatalystStore} opens it;
 * {@link dev.waybill.store.catalyst.Tables} says what must have been made in the console. Source: Catalyst NoSQL facts.
 */
@NullMarked
package dev.waybill.store.catalyst;

import org.jspecify.annotations.NullMarked;
