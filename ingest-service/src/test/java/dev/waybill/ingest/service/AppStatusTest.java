package dev.waybill.ingest.service;

import static dev.waybill.ingest.callback.Reading.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.model.store.StoreUnavailableException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service tells of itself, and whether it calls itself ready. */
@QuarkusTest
@TestProfile(Guarded.class)
class AppStatusTest {

    @Inject
    SwitchableStore store;

    @Inject
    Clock clock;

    @TestHTTPResource
    URI base;

    private Client client;

    @BeforeEach
    void startEmpty() {
        store.reset();
        client = new Client(base);
    }

    @Test
    void tellsAnyoneHowTheServiceIs() {
        client.sentStatuses(0, 2);

        JsonNode status = Client.json(client.send("GET", "/webhook/status", BodyPublishers.noBody()));

        assertThat(status.get("app_status").textValue()).isEqualTo("running");
        assertThat(status.get("storage_mode").textValue()).isEqualTo("sqlite");
        assertThat(status.get("nosql_initialized").booleanValue()).isTrue();
        assertThat(status.get("nosql_collections"))
                .hasToString("{\"webhook_logs\":\"webhook_logs\",\"delivered_logs\":\"delivered_logs\"}");
        assertThat(status.get("record_counts")).hasToString("{\"webhook_logs\":2,\"delivered_logs\":2}");
        assertThat(status.get("features"))
                .hasToString("{\"signature\":true,\"url_token\":true,\"open\":false,\"handshake\":true,"
                        + "\"persistent_nosql_storage\":true,\"document_based_json_storage\":true,"
                        + "\"auto_24h_cleanup_at_midnight\":true,\"stores_all_status_types\":true,"
                        + "\"stores_complete_webhook_response\":true,\"scalable_for_1000_plus_daily\":true,"
                        + "\"advanced_nosql_queries\":true}");
    }

    @Test
    void tellsAnyoneTheShapesOfWhatCouldNotBeReadAndNoValues() {
        client.callback("{\"event\":\"delivery\",\"to\":\"919000000001\",\"report\":{\"sid\":\"s1\"}}");
        client.callback("no JSON");

        JsonNode unreadable = Client.json(client.send("GET", "/webhook/status", BodyPublishers.noBody()))
                .get("unreadable");

        assertThat(unreadable.findValuesAsText("shape")).contains("{event, to, report{sid}}");
        assertThat(unreadable.findValuesAsText("reason"))
                .contains("a body of an unknown form", "a body cannot be read: it is not JSON");
        assertThat(unreadable.toString()).doesNotContain("919").doesNotContain("s1");
    }

    @Test
    void tellsThatTheStoreFails() {
        store.failWith(new StoreUnavailableException("the disk is full", null));

        HttpResponse<String> response = client.send("GET", "/webhook/status", BodyPublishers.noBody());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Client.json(response).get("app_status").textValue()).isEqualTo("degraded");
        assertThat(Client.json(response).get("nosql_initialized").booleanValue())
                .isFalse();
        assertThat(client.send("GET", "/q/health/ready", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(503);
        assertThat(client.send("GET", "/q/health/live", BodyPublishers.noBody()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsAnyoneHowManyLinksWereRefused() {
        String callback = fixture("035-queueack-accepted-full");
        client.callback(callback);
        client.callback(callback.replace("ab2661ac", "cd2661ac"));

        // The state is asked for at most once in two seconds.
        await().atMost(Duration.ofSeconds(9))
                .untilAsserted(() -> assertThat(
                                Client.json(client.send("GET", "/webhook/status", BodyPublishers.noBody()))
                                        .get("link_conflicts")
                                        .intValue())
                        .isEqualTo(1));
    }

    @Test
    void isReadyWhileTheStoreAnswers() {
        // A moment after another test made it fail: the answer of the last write is kept for two seconds.
        await().untilAsserted(() -> {
            HttpResponse<String> ready = client.send("GET", "/q/health/ready", BodyPublishers.noBody());

            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("\"store\"");
        });
    }

    @Test
    void ranTheRetentionOfTheLatestMidnightAtItsStart() {
        assertThat(store.retired().getFirst().atZone(ZoneId.of("Asia/Kolkata")).toLocalTime())
                .isEqualTo(LocalTime.MIDNIGHT);
    }
}
