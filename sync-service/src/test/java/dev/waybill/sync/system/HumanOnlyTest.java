package dev.waybill.sync.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What only a human can put right. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class HumanOnlyTest {

    private final Scene scene;
    private final MovableClock clock;
    private final String sandbox;

    HumanOnlyTest(Scene scene, MovableClock clock, @ConfigProperty(name = "sandbox.url") String sandbox) {
        this.scene = scene;
        this.clock = clock;
        this.sandbox = sandbox;
    }

    @Test
    void aRevokedRefreshTokenStopsTheSchedulerWithTheReasonAndNoLoop() {
        scene.reset("");
        scene.record(scene.message("delivered"), "sent");
        given().baseUri(sandbox)
                .queryParam("token", "sandbox-refresh")
                .post("/oauth/v2/token/revoke")
                .then()
                .statusCode(200);
        clock.putForward(Duration.ofHours(2));

        JsonPath run = scene.cycle();

        assertThat(run.getString("last_cycle.end")).isEqualTo("failed");
        assertThat(run.getString("last_error.reason")).contains("invalid_code");
        await().untilAsserted(() -> scene.call("/zoho/status")
                .body("scheduler.is_running", equalTo(false))
                .body("scheduler.stopped_because", containsString("invalid_code"))
                .body("token.state", equalTo("refused")));
        assertThat(scene.ledger().stream().filter(line -> "token".equals(line.get("kind"))))
                .as("asked once, not again and again")
                .hasSize(1);

        scene.reset("");
        scene.call("/zoho/scheduler/start").body("is_running", equalTo(true));
    }
}
