package dev.waybill.sandbox.nosql;

import dev.waybill.sandbox.faults.Faults;

/**
 * What goes wrong with Catalyst.
 *
 * @param faults shares of the calls
 * @param latencyMillis how long a call takes
 * @param outage whether it is there
 * @param replicaLagMillis how far behind a read of a table is that need not be consistent
 * @param indexLagMillis how far behind a read of an index is
 */
public record Trouble(Faults faults, int latencyMillis, Outage outage, int replicaLagMillis, int indexLagMillis) {}
