package dev.waybill.sandbox.tables;

/** How far reads that may be stale are behind, in milliseconds. Source: Catalyst NoSQL facts 1.8 and 1.9. */
public final class Lag {

    private int replicaMillis;
    private int indexMillis;

    /**
     * From now on.
     *
     * @param replica for reads of a table that are not consistent
     * @param index for all reads of indexes
     */
    public void set(int replica, int index) {
        replicaMillis = replica;
        indexMillis = index;
    }

    int replicaMillis() {
        return replicaMillis;
    }

    int indexMillis() {
        return indexMillis;
    }
}
