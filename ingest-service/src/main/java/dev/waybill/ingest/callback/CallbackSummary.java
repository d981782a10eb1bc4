package dev.waybill.ingest.callback;

import java.util.List;
import java.util.Map;

/**
 * What was in a callback, without its documents, which may take tens of megabytes: this is kept until they are stored.
 *
 * @param statuses how many documents of each status
 * @param ignored see {@link CallbackReading.Callback}
 * @param rejected see {@link CallbackReading.Callback}
 */
public record CallbackSummary(Map<String, Integer> statuses, Map<String, Integer> ignored, List<Unread> rejected) {

    public CallbackSummary {
        statuses = Map.copyOf(statuses);
    }

    /** Elements that lead to no document. */
    public int passedOver() {
        return rejected.size()
                + ignored.values().stream().mapToInt(Integer::intValue).sum();
    }
}
