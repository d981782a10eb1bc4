/** Whether the service can do its work. */
@NullMarked
package dev.waybill.ingest.health;

import org.jspecify.annotations.NullMarked;
