package dev.waybill.system.siege;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts answers. */
final class Tally {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /** @param status of the answer, 0 if there was none */
    void count(boolean ok, int status) {
        counts.merge(
                ok ? "ok" : status == 200 ? "200 too late" : status == 0 ? "no answer" : "" + status, 1, Integer::sum);
    }

    int sent() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    int ok() {
        return counts.getOrDefault("ok", 0);
    }

    @Override
    public String toString() {
        return new TreeMap<>(counts).toString();
    }
}
