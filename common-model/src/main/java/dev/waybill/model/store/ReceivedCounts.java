package dev.waybill.model.store;

import java.time.Instant;
import java.util.List;

/**
 * How many documents were received, by minute and status.
 *
 * @param countedFrom start of the first minute that was counted; later than asked for where counting all would have
 *     cost too much, or where the store counts no longer
 * @param minutes in order of minute and status; what nothing was received of is left out
 */
public record ReceivedCounts(Instant countedFrom, List<Minute> minutes) {

    public ReceivedCounts {
        minutes = List.copyOf(minutes);
    }

    /**
     * Documents of one status within one minute.
     *
     * @param start start of the minute, in UTC
     */
    public record Minute(Instant start, String status, long documents) {}
}
