/** The REST interface of Catalyst NoSQL under its real paths. */
@NullMarked
package dev.waybill.sandbox.nosql;

import org.jspecify.annotations.NullMarked;
