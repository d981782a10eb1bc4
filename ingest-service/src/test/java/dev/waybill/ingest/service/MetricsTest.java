package dev.waybill.ingest.service;

import static dev.waybill.ingest.callback.Reading.envelope;
import static dev.waybill.ingest.callback.Reading.fixture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.store.StoreUnavailableException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Guarded.class)
class MetricsTest {

    private static final Pattern SHOWN = Pattern.compile("(?m)^# TYPE (waybill_\\w+) \\w+$");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(waybill_\\w+)` \\|");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(waybill_\\w+(?:\\{[^}]*})?) (\\S+)$");
    private static final String PERSON = "917068482741";

    @Inject
    SwitchableStore store;

    @TestHTTPResource
    URI base;

    private Client client;

    @BeforeEach
    void startEmpty() {
        store.reset();
        client = new Client(base);
    }

    @Test
    void showsWhatIsDocumentedAndNothingElse() throws IOException {
        client.callback(fixture("001-meta-sent-pmp"));

        Set<String> shown = names(SHOWN, metrics());
        // The largest value stands beside its summary and is documented with it.
        shown.removeIf(name -> name.endsWith("_max") && shown.contains(name.substring(0, name.length() - 4)));

        assertThat(shown).isEqualTo(documented());
    }

    @Test
    void countsWhatIsInACallback() {
        String queueCallback = fixture("035-queueack-accepted-full");
        Map<String, Double> before = samples();

        client.callback(fixture("045-batch-2-entries-3-changes-4-statuses"));
        client.callback(envelope("{\"id\":\"wamid.1\",\"status\":\"sent\"}", "7", "{\"id\":\"wamid.2\"}"));
        client.callback(queueCallback);
        client.callback(queueCallback);
        client.callback(queueCallback.replace("ab2661ac", "bb2661ac"));
        client.callback(fixture("067-ns-text-message"));

        assertThat(growth(before))
                .containsEntry("waybill_callbacks_total{answer=\"200\"}", 6.0)
                .containsEntry("waybill_statuses_total{status=\"accepted\"}", 3.0)
                .containsEntry("waybill_statuses_stored_total", 7.0)
                .containsEntry("waybill_statuses_duplicate_total", 1.0)
                .containsEntry("waybill_elements_rejected_total", 2.0)
                .containsEntry("waybill_elements_ignored_total{field=\"messages\"}", 1.0)
                .containsEntry("waybill_link_conflicts_total", 1.0)
                .containsEntry("waybill_store_commit_seconds_count", 5.0)
                .containsEntry("waybill_store_commit_calls_sum", 5.0)
                .containsEntry("waybill_store_commit_documents_sum", 8.0);
    }

    @Test
    void countsRefusals() {
        Map<String, Double> before = samples();

        client.callback("not json");
        client.send("POST", "/webhook?token=guessed", BodyPublishers.ofString("{}"));
        client.send("POST", Client.tokenPath(), BodyPublishers.ofString("{}"), "Content-Encoding", "gzip");
        store.failWith(new StoreUnavailableException("the disk is full", null));
        client.callback(fixture("001-meta-sent-pmp"));

        assertThat(growth(before))
                .containsOnlyKeys(
                        "waybill_callbacks_total{answer=\"400\"}",
                        "waybill_callbacks_total{answer=\"401\"}",
                        "waybill_callbacks_total{answer=\"415\"}",
                        "waybill_callbacks_total{answer=\"503\"}")
                .allSatisfy((name, amount) -> assertThat(amount).isEqualTo(1));
    }

    @Test
    void tellsHowLongItHasBeenSilent() {
        client.callback(fixture("001-meta-sent-pmp"));

        assertThat(samples().get("waybill_callback_age_seconds")).isBetween(0.0, 5.0);
    }

    @Test
    void makesNoTimeSeriesOfWhatCallersSend() {
        Set<String> before = samples().keySet();

        for (int i = 0; i < 20; i++) {
            client.callback(envelope("{\"id\":\"wamid.%d\",\"status\":\"made_up_%d\"}".formatted(i, i)));
            client.callback("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"field\":\"made_up_"
                    + "x".repeat(i + 1) + "\",\"value\":{}}]}]}");
        }

        assertThat(samples().keySet()).isEqualTo(before);
    }

    @Test
    void holdsNoNumberIdOrToken() {
        client.callback(
                envelope("{\"id\":\"wamid.%1$s\",\"status\":\"%1$s\",\"recipient_id\":\"%1$s\"}".formatted(PERSON)));
        for (String path : List.of("/webhook/status/" + PERSON, "/webhook/" + PERSON, "/" + PERSON)) {
            for (String method : List.of("GET", "POST", "DELETE", "OPTIONS", "M" + PERSON)) {
                client.send(method, path + "?token=" + PERSON, BodyPublishers.ofString("{}"));
            }
            client.ask(path, "{}");
        }

        assertThat(metrics()).doesNotContain(PERSON).doesNotContain("token").contains("http_server_requests_seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swagger-ui", "health-ui", "dev-ui", "dev", "arc", "info", "configure"})
    void showsNoToolsOfDevelopers(String tool) {
        for (String path : List.of("/q/" + tool, "/q/" + tool + "/")) {
            assertThat(client.send("GET", path, BodyPublishers.noBody(), "Authorization", Client.BASIC)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void pathsAndMethodsThatCallersMakeUpAreNoNames() {
        for (int i = 0; i < 120; i++) {
            for (String path : List.of(
                    "/made-up-" + i, "/webhook;made-up-" + i, "/webhook/made-up-" + i + "/x", "/q/made-up-" + i)) {
                client.send("GET", path, BodyPublishers.noBody());
                client.send("MADE-UP-" + i, path, BodyPublishers.noBody(), "Authorization", Client.BASIC);
            }
            client.send("GET", "/webhook?made-up-" + i, BodyPublishers.noBody());
        }
        client.ask("/webhook/status/sent", "{}");

        assertThat(metrics().toLowerCase(Locale.ROOT))
                .doesNotContain("made-up")
                .contains("uri=\"/webhook/status/{status}\"", "uri=\"/unknown\"");
    }

    private static Set<String> documented() throws IOException {
        String page = Files.readString(Path.of("../docs/metrics.md"));
        return names(DOCUMENTED, section(page, "## Both services") + section(page, "## ingest-service"));
    }

    private static String section(String page, String heading) {
        int start = page.indexOf(heading + "\n");
        return page.substring(start, page.indexOf("\n## ", start));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String metrics() {
        return client.send("GET", "/q/metrics", BodyPublishers.noBody(), "Accept", "text/plain")
                .body();
    }

    private Map<String, Double> samples() {
        return SAMPLE.matcher(metrics())
                .results()
                .collect(Collectors.toMap(found -> found.group(1).replace(",}", "}"), MetricsTest::value));
    }

    private static double value(MatchResult found) {
        return Double.parseDouble(found.group(2));
    }

    /** By how much what counts has grown. */
    private Map<String, Double> growth(Map<String, Double> before) {
        return samples().entrySet().stream()
                .filter(sample -> sample.getKey().matches(".*_(total|count|sum)(\\{.*)?"))
                .filter(sample -> !sample.getValue().equals(before.get(sample.getKey())))
                .collect(
                        Collectors.toMap(Map.Entry::getKey, sample -> sample.getValue() - before.get(sample.getKey())));
    }
}
