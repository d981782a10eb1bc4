package dev.waybill.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncSettingsTest {

    private static final Map<String, String> NEEDED = Map.of(
            "waybill.zoho.client-id", "id",
            "waybill.zoho.client-secret", "secret",
            "waybill.zoho.refresh-token", "token",
            "waybill.creator.owner", "owner.1",
            "waybill.creator.app", "delivery-notes",
            "waybill.creator.report", "All_Messages");

    @Test
    void withoutAnythingSetEachNeededVariableIsNamed() {
        assertThat(SyncSettings.ALL.complaints(key -> Optional.empty()))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly(
                        "WAYBILL_CREATOR_APP",
                        "WAYBILL_CREATOR_OWNER",
                        "WAYBILL_CREATOR_REPORT",
                        "WAYBILL_ZOHO_CLIENT_ID",
                        "WAYBILL_ZOHO_CLIENT_SECRET",
                        "WAYBILL_ZOHO_REFRESH_TOKEN");
    }

    @Test
    void theDefaultsFit() {
        assertThat(SyncSettings.ALL.complaints(SyncSettings.ALL.inForce(key -> Optional.ofNullable(NEEDED.get(key)))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "waybill.sync.concurrency | 11 | from 1 to 10",
                "waybill.sync.interval | 60 | 60m",
                "waybill.sync.delay | 100 | 100s",
                "waybill.status.order | sent,read | delivered",
                "waybill.status.order | sent,sent,delivered | once",
                "waybill.creator.date-format | DD-MMM-YYYY | write yyyy",
                "waybill.creator.date-format | dd-mm-yyyy HH:MM:ss | MM is the month and mm the minute",
                "waybill.creator.fields.status | Delivery Status | link name",
                "waybill.creator.fields.queue-id | Queue-ID | link name",
                "waybill.creator.owner | owner@example.org | not an e-mail address",
                "waybill.creator.app | Delivery Notes | link name",
                "waybill.creator.report | All Messages | link name",
                "waybill.creator.report | report/All_Messages | link name",
                "waybill.creator.page-size | 300 | one of 200, 500, 1000",
                "waybill.zoho.accounts-url | https://accounts.zoho.in/oauth/v2 | write only https://accounts.zoho.in",
                "waybill.console.key | short | at least 16 characters",
            })
    void aWrongValueIsNamedWithWhatIsTaken(String key, String value, String reason) {
        Map<String, String> values = new HashMap<>(NEEDED);
        values.put(key, value);

        assertThat(SyncSettings.ALL.complaints(asked -> Optional.ofNullable(values.get(asked))))
                .singleElement()
                .asString()
                .startsWith(key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT))
                .contains(reason);
    }

    @Test
    void theContractsDefaultsAreInForce() {
        assertThat(List.copyOf(SyncSettings.ALL.rows())).satisfies(rows -> {
            for (String start : List.of(
                    "| `WAYBILL_SYNC_INTERVAL` | `60m` |",
                    "| `WAYBILL_SYNC_DELAY` | `100ms` |",
                    "| `WAYBILL_SYNC_CONCURRENCY` | `10` |",
                    "| `WAYBILL_SYNC_MAX_RECORDS` | `1000` |",
                    "| `WAYBILL_CREATOR_CALLS_PER_MINUTE` | `48` |",
                    "| `WAYBILL_CREATOR_ZONE` | `WAYBILL_ZONE` |")) {
                assertThat(rows).anyMatch(row -> row.startsWith(start));
            }
        });
    }
}
