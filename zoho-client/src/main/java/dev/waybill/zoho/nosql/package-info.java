/** Zoho Catalyst NoSQL over REST: items, queries and the tables' definitions. Source: Catalyst NoSQL facts 1, 2. */
@NullMarked
package dev.waybill.zoho.nosql;

import org.jspecify.annotations.NullMarked;
