package dev.waybill.ingest.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ingest.json.InvalidJsonException;
import dev.waybill.ingest.json.JsonReader;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    private static final Instant RECEIVED = Instant.parse("2026-02-03T04:05:06.789Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "1640995200"                      | 2022-01-01T00:00:00Z
                    1640995200                        | 2022-01-01T00:00:00Z
                    "1640995200.25"                   | 2022-01-01T00:00:00.250Z
                    1.6409952e9                       | 2022-01-01T00:00:00Z
                    1706000000000                     | 2024-01-23T08:53:20Z
                    "1706000000001"                   | 2024-01-23T08:53:20.001Z
                    253402300799                      | 9999-12-31T23:59:59Z
                    "2022-01-01T00:00:00Z"            | 2022-01-01T00:00:00Z
                    "2022-01-01T05:30:00.123456+05:30" | 2022-01-01T00:00:00.123Z
                    "2021-12-31T21:00:00.000-0300"    | 2022-01-01T00:00:00Z
                    "2022-01-01T00:00:00"             | 2022-01-01T00:00:00Z
                    """)
    void readsATime(String json, Instant expected) throws InvalidJsonException {
        assertThat(read(json).instant()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"soon\"",
                "-1",
                "1e99",
                "1e999999999",
                "1700000000000000",
                "253402300800",
                "\"+10000-01-01T00:00:00Z\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"2022-13-01T00:00:00Z\"",
                "true",
                "{}",
                "[1]"
            })
    void hasNoInstantForATimeThatNobodyCanRead(String json) throws InvalidJsonException {
        EventTime time = read(json);

        assertThat(time.instant()).isNull();
        assertThat(time.asReceived()).isEqualTo(json.replace("\"", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \"", "0", "\"0\""})
    void takesTheReceiveTimeForAMissingTime(String json) throws InvalidJsonException {
        assertThat(read(json).instant()).isEqualTo(RECEIVED);
    }

    private static EventTime read(String json) throws InvalidJsonException {
        return EventTime.read(JsonReader.read(json), RECEIVED);
    }
}
