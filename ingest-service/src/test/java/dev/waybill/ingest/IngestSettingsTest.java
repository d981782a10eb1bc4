package dev.waybill.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.operator.startup.Lookup;
import dev.waybill.operator.startup.StoreChecks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assertThat(callersKnown(Map.of("waybill.webhook.open", "false"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"waybill.webhook.open,true", "waybill.webhook.app-secrets,a", "waybill.webhook.url-tokens,a"})
    void startsWhenItIsKnownWhoMayPost(String key, String value) {
        assertThat(callersKnown(Map.of(key, value))).isEmpty();
    }

    @Test
    void aListWithNothingInItIsNoList() {
        assertThat(callersKnown(Map.of("waybill.webhook.url-tokens", " , "))).hasSize(1);
    }

    @Test
    void aTokenThatMustBeEscapedIsNamedAndNotShown() {
        assertThat(IngestSettings.tokensToEscape(
                        lookup(Map.of("waybill.webhook.url-tokens", "a-b_c.~1, s3/cr+et=,x y"))))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("WAYBILL_WEBHOOK_URL_TOKENS: element ")
                        .doesNotContain("s3/", "x y"));
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
        assertThat(IngestSettings.ALL.complaints(lookup(Map.of(key, value))))
                .singleElement()
                .asString()
                .startsWith(variable);
    }

    @Test
    void theDefaultsFit() {
        assertThat(IngestSettings.ALL.complaints(IngestSettings.ALL.inForce(key -> Optional.empty())))
                .isEmpty();
    }

    @Test
    void namesWhatCatalystCannotDoWithout() {
        Map<String, String> some = Map.of("waybill.store.kind", "catalyst", "waybill.zoho.client-id", "1000.X");

        assertThat(StoreChecks.catalystKnown(IngestSettings.ALL).complaints(lookup(some)))
                .containsExactly(
                        "WAYBILL_CATALYST_PROJECT_ID is missing; with WAYBILL_STORE_KIND=catalyst it takes the number"
                                + " of a project",
                        "WAYBILL_CATALYST_ENVIRONMENT is missing; with WAYBILL_STORE_KIND=catalyst it takes one of"
                                + " Development, Production",
                        "WAYBILL_ZOHO_CLIENT_SECRET is missing; with WAYBILL_STORE_KIND=catalyst it takes the client"
                                + " secret of a self client",
                        "WAYBILL_ZOHO_REFRESH_TOKEN is missing; with WAYBILL_STORE_KIND=catalyst it takes a refresh"
                                + " token of a self client");
        assertThat(StoreChecks.catalystKnown(IngestSettings.ALL).complaints(lookup(Map.of())))
                .isEmpty();
    }

    private static List<String> callersKnown(Map<String, String> values) {
        return IngestSettings.callersKnown(lookup(values));
    }

    private static Lookup lookup(Map<String, String> values) {
        return key -> Optional.ofNullable(values.get(key));
    }
}
