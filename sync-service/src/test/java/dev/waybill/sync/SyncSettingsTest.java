package dev.waybill.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.operator.startup.Setting;
import dev.waybill.operator.startup.SettingsCheck;
import dev.waybill.sync.creator.CallsConfig;
import dev.waybill.sync.creator.CreatorConfig;
import dev.waybill.sync.creator.StatusConfig;
import dev.waybill.sync.creator.SyncConfig;
import dev.waybill.sync.token.ZohoConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyncSettingsTest {

    private static final Map<String, String> NEEDED = Map.of(
            "waybill.zoho.client-id", "id",
            "waybill.zoho.client-secret", "secret",
            "waybill.zoho.refresh-token", "token",
            "waybill.creator.owner", "owner",
            "waybill.creator.app", "app",
            "waybill.creator.report", "report");

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withMapping(SyncConfig.class)
                .withMapping(CallsConfig.class)
                .withMapping(StatusConfig.class)
                .withMapping(ZohoConfig.class)
                .withMapping(CreatorConfig.class)
                .withDefaultValues(values)
                .build();
    }

    @Test
    void withoutAnythingSetEachNeededVariableIsNamed() {
        assertThat(new SettingsCheck(SyncSettings.all()).complaints(key -> Optional.empty()))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly(
                        "WAYBILL_ZOHO_CLIENT_ID",
                        "WAYBILL_ZOHO_CLIENT_SECRET",
                        "WAYBILL_ZOHO_REFRESH_TOKEN",
                        "WAYBILL_CREATOR_OWNER",
                        "WAYBILL_CREATOR_APP",
                        "WAYBILL_CREATOR_REPORT");
    }

    @Test
    void wrongValuesAreNamedWithWhatIsTaken() {
        Map<String, String> wrong = new HashMap<>(NEEDED);
        wrong.put("waybill.sync.concurrency", "11");
        wrong.put("waybill.status.order", "sent,read");
        wrong.put("waybill.creator.date-format", "DD-MMM-YYYY");

        assertThat(new SettingsCheck(SyncSettings.all()).complaints(key -> Optional.ofNullable(wrong.get(key))))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("WAYBILL_SYNC_CONCURRENCY=11 ") && line.contains("from 1 to 10"))
                .anyMatch(line -> line.startsWith("WAYBILL_STATUS_ORDER=") && line.contains("delivered"))
                .anyMatch(line -> line.startsWith("WAYBILL_CREATOR_DATE_FORMAT="));
    }

    /** The mappings refuse keys they do not know, so this also finds settings that nobody reads. */
    @Test
    void theSettingsDefaultsAreThoseOfTheMappings() {
        Map<String, String> spelledOut = new HashMap<>(NEEDED);
        for (Setting setting : SyncSettings.all()) {
            String key = setting.key();
            boolean ours = key.startsWith("waybill.sync.")
                    || key.startsWith("waybill.zoho.")
                    || key.startsWith("waybill.creator.")
                    || key.startsWith("waybill.status.");
            if (ours && setting.defaultValue() != null) {
                spelledOut.put(key, setting.defaultValue());
            }
        }

        assertThat(values(config(spelledOut))).isEqualTo(values(config(NEEDED)));
    }

    private static Map<String, Object> values(SmallRyeConfig config) {
        SyncConfig sync = config.getConfigMapping(SyncConfig.class);
        CallsConfig calls = config.getConfigMapping(CallsConfig.class);
        ZohoConfig zoho = config.getConfigMapping(ZohoConfig.class);
        CreatorConfig creator = config.getConfigMapping(CreatorConfig.class);
        Map<String, Object> values = new HashMap<>();
        values.put("interval", sync.interval());
        values.put("concurrency", calls.concurrency());
        values.put("delay", calls.delay());
        values.put("max-records", sync.maxRecords());
        values.put("max-pages", sync.maxPages());
        values.put("retry-delay", calls.retryDelay());
        values.put("poll", sync.poll());
        values.put("accounts", zoho.accountsUrl());
        values.put("api", zoho.apiUrl());
        values.put("connect", zoho.connectTimeout());
        values.put("read", zoho.readTimeout());
        values.put("calls", creator.callsPerMinute());
        values.put("format", creator.dateFormat());
        values.put("page", creator.pageSize());
        values.put("status", creator.fields().status());
        values.put("queue", creator.fields().queueId());
        values.put("queue-webhook", creator.fields().queueIdWebhook());
        values.put("message", creator.fields().messageIdWebhook());
        values.put("timestamp", creator.fields().timestampWebhook());
        values.put("recipient", creator.fields().recipientIdWebhook());
        values.put("order", config.getConfigMapping(StatusConfig.class).order());
        return values;
    }

    @Test
    void theContractsDefaultsAreInForce() {
        SmallRyeConfig config = config(NEEDED);

        assertThat(config.getConfigMapping(SyncConfig.class).interval()).isEqualTo(Duration.ofMinutes(60));
        assertThat(config.getConfigMapping(CallsConfig.class).delay()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.getConfigMapping(CallsConfig.class).concurrency()).isEqualTo(10);
        assertThat(config.getConfigMapping(SyncConfig.class).maxRecords()).isEqualTo(1000);
        assertThat(config.getConfigMapping(CreatorConfig.class).callsPerMinute())
                .isEqualTo(48);
        assertThat(config.getConfigMapping(CreatorConfig.class).zone().normalized())
                .isEqualTo(ZoneOffset.UTC);
    }
}
