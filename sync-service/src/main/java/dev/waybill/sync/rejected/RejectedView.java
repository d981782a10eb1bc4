package dev.waybill.sync.rejected;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records that Creator refused, those that wait longest first. Times are local to the configured zone. */
public record RejectedView(int count, List<Record> records) {

    /**
     * A refused record.
     *
     * @param status the status that was refused; another one is tried at once
     * @param reason Zoho's words
     * @param tries how often in a row it was refused
     * @param nextTry a cycle after this tries it again
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Record(
            String recordId,
            String queueId,
            String status,
            int code,
            String reason,
            int tries,
            @Nullable String lastTry,
            @Nullable String nextTry) {}
}
