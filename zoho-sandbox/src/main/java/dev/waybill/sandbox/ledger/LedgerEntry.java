package dev.waybill.sandbox.ledger;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger.
 *
 * @param number from 1, without gaps
 * @param call the same for all lines of one call: a bulk update has a line for each record
 * @param timeMs when the call was answered, milliseconds since 1970
 * @param kind what was asked, such as {@code update_record}
 * @param recordId the record, if the call was about one; the table, if it was a Catalyst call about one
 * @param statusBefore its {@code Status} before
 * @param statusAfter its {@code Status} after
 * @param httpStatus 0 if the connection was closed without an answer
 * @param code Zoho's code, for this record
 * @param error the token endpoint's or Catalyst's word for what went wrong
 * @param inFlight Creator calls, or Catalyst calls if it is one, in flight when this one arrived, with itself
 * @param userAgent what the caller calls itself: tells callers apart that have names of their own
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LedgerEntry(
        long number,
        long call,
        long timeMs,
        String kind,
        @Nullable String recordId,
        @Nullable String statusBefore,
        @Nullable String statusAfter,
        int httpStatus,
        @Nullable Integer code,
        @Nullable String error,
        int inFlight,
        @Nullable String userAgent) {}
