/** The access token: fetched once for everybody, and counted where every replica can see it. */
@NullMarked
package dev.waybill.sync.token;

import org.jspecify.annotations.NullMarked;
