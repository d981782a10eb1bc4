package dev.waybill.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ingest.webhook.WebhookConfig;
import dev.waybill.operator.startup.Setting;
import dev.waybill.operator.startup.SettingsCheck;
import dev.waybill.operator.startup.SharedSettings;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestSettingsTest {

    @Test
    void refusesToStartWhenAnybodyCouldPostAndThatIsNotAskedFor() {
        assertThat(callersKnown(Map.of()))
                .singleElement()
                .asString()
                .contains("WAYBILL_WEBHOOK_APP_SECRETS", "WAYBILL_WEBHOOK_URL_TOKENS", "WAYBILL_WEBHOOK_OPEN=true");
        assertThat(callersKnown(Map.of("waybill.webhook.app-secrets", " "))).hasSize(1);
        assertThat(callersKnown(Map.of("waybill.webhook.open", "false"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"waybill.webhook.open,true", "waybill.webhook.app-secrets,a", "waybill.webhook.url-tokens,a"})
    void startsWhenItIsKnownWhoMayPost(String key, String value) {
        assertThat(callersKnown(Map.of(key, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "waybill.webhook.max-body,4 MB,WAYBILL_WEBHOOK_MAX_BODY",
        "waybill.webhook.open,perhaps,WAYBILL_WEBHOOK_OPEN",
        "waybill.webhook.queue-id-pointers,queue_id,WAYBILL_WEBHOOK_QUEUE_ID_POINTERS",
        "waybill.webhook.queue-id-pattern,(,WAYBILL_WEBHOOK_QUEUE_ID_PATTERN",
        "waybill.zone,Mars,WAYBILL_ZONE",
        "waybill.store.kind,paper,WAYBILL_STORE_KIND",
        "waybill.catalyst.environment,Staging,WAYBILL_CATALYST_ENVIRONMENT",
        "waybill.catalyst.in-flight,0,WAYBILL_CATALYST_IN_FLIGHT",
        "waybill.journal.max-bytes,plenty,WAYBILL_JOURNAL_MAX_BYTES"
    })
    void namesTheVariableOfAWrongValue(String key, String value, String variable) {
        assertThat(new SettingsCheck(IngestSettings.all())
                        .complaints(
                                asked -> Optional.ofNullable(Map.of(key, value).get(asked))))
                .singleElement()
                .asString()
                .startsWith(variable);
    }

    @Test
    void namesWhatCatalystCannotDoWithout() {
        Map<String, String> some = Map.of("waybill.store.kind", "catalyst", "waybill.zoho.client-id", "1000.X");

        assertThat(SharedSettings.catalystKnown(key -> Optional.ofNullable(some.get(key))))
                .containsExactly(
                        "WAYBILL_CATALYST_PROJECT_ID is missing; with WAYBILL_STORE_KIND=catalyst it takes the number"
                                + " of a project",
                        "WAYBILL_CATALYST_ENVIRONMENT is missing; with WAYBILL_STORE_KIND=catalyst it takes one of"
                                + " Development, Production",
                        "WAYBILL_ZOHO_CLIENT_SECRET is missing; with WAYBILL_STORE_KIND=catalyst it takes the client"
                                + " secret of a self client",
                        "WAYBILL_ZOHO_REFRESH_TOKEN is missing; with WAYBILL_STORE_KIND=catalyst it takes a refresh"
                                + " token of a self client");
        assertThat(SharedSettings.catalystKnown(key -> Optional.empty())).isEmpty();
    }

    @Test
    void describesEverySettingOfTheEdgeWithTheDefaultInForce() {
        Map<String, Optional<String>> described = IngestSettings.all().stream()
                .filter(setting -> setting.key().startsWith("waybill.webhook."))
                .collect(Collectors.toMap(Setting::key, setting -> Optional.ofNullable(setting.defaultValue())));
        Map<String, Optional<String>> inForce = Arrays.stream(WebhookConfig.class.getMethods())
                .collect(Collectors.toMap(IngestSettingsTest::key, IngestSettingsTest::defaultOf));

        assertThat(described).isEqualTo(inForce);
    }

    private static List<String> callersKnown(Map<String, String> values) {
        return IngestSettings.callersKnown(key -> Optional.ofNullable(values.get(key)));
    }

    private static String key(Method method) {
        return "waybill.webhook."
                + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Optional<String> defaultOf(Method method) {
        return Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
    }
}
