/**
 * Several syncs on one store: killed at random moments, ended in mid-cycle, and what the sandbox says of their calls.
 */
@NullMarked
package dev.waybill.system.replicas;

import org.jspecify.annotations.NullMarked;
