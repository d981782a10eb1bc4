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
        revoke();
        clock.putForward(Duration.ofHours(2));

        JsonPath first = scene.cycle();

        assertThat(first.getString("last_cycle.end")).isEqualTo("partial");
        assertThat(first.getString("last_cycle.reason")).contains("invalid_code", "again at");
        assertThat(first.getBoolean("scheduler.is_running")).isTrue();
        scene.cycle();
        assertThat(tokensAsked()).as("not asked again before its time").isEqualTo(1);

        // The scheduler asks by itself ten minutes later.
        clock.putForward(Duration.ofMinutes(10).plusSeconds(1));
        await().untilAsserted(() -> scene.call("/zoho/status").body("last_cycle.end", equalTo("failed")));
        JsonPath run = scene.call("/zoho/status").extract().jsonPath();

        assertThat(run.getString("last_error.reason")).contains("invalid_code");
        await().untilAsserted(() -> scene.call("/zoho/status")
                .body("scheduler.is_running", equalTo(false))
                .body("scheduler.stopped_because", containsString("invalid_code"))
                .body("token.state", equalTo("refused")));
        assertThat(tokensAsked()).as("asked twice, not again and again").isEqualTo(2);

        scene.reset("");
        scene.call("/zoho/scheduler/start").body("is_running", equalTo(true));
    }

    @Test
    void anInvalidCodeThatIsNotConfirmedStopsNothing() {
        scene.reset("");
        scene.record(scene.message("delivered"), "sent");
        revoke();
        clock.putForward(Duration.ofHours(2));
        assertThat(scene.cycle().getString("last_cycle.end")).isEqualTo("partial");

        scene.reset("");
        completed();
        String again = scene.record(scene.message("delivered"), "sent");
        JsonPath run = scene.cycle();

        assertThat(run.getString("last_cycle.end")).isEqualTo("completed");
        assertThat(run.getBoolean("scheduler.is_running")).isTrue();
        assertThat(scene.creatorRecord(again)).containsEntry("Status", "delivered");
        revoke();
        clock.putForward(Duration.ofHours(2));
        assertThat(scene.cycle().getString("last_cycle.end"))
                .as("a new first time")
                .isEqualTo("partial");
        scene.reset("");
        completed();
    }

    /** The scheduler asks again when the time has come. */
    private void completed() {
        await().untilAsserted(() -> scene.call("/zoho/status")
                .body("last_cycle.end", equalTo("completed"))
                .body("running_cycle", equalTo(null)));
    }

    private void revoke() {
        given().baseUri(sandbox)
                .queryParam("token", "sandbox-refresh")
                .post("/oauth/v2/token/revoke")
                .then()
                .statusCode(200);
    }

    private long tokensAsked() {
        return scene.ledger().stream()
                .filter(line -> "token".equals(line.get("kind")))
                .count();
    }
}
