package dev.waybill.sandbox.ledger;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** How many calls of one endpoint ended in the same way. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CallCount(
        String endpoint,
        int httpStatus,
        @Nullable Integer code,
        @Nullable String error,
        long count) {}
