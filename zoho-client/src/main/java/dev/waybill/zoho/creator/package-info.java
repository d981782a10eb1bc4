/** Zoho Creator REST API v2.1: reading a report's records and updating one. Source: Zoho Creator facts 1, 2, 5. */
@NullMarked
package dev.waybill.zoho.creator;

import org.jspecify.annotations.NullMarked;
