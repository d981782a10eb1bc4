package dev.waybill.sync.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What open consoles make the service read. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class OverviewPageTest {

    private static final Duration SHARED_FOR = Duration.ofSeconds(2);

    private final Scene scene;
    private final MovableClock clock;

    OverviewPageTest(Scene scene, MovableClock clock) {
        this.scene = scene;
        this.clock = clock;
    }

    @BeforeEach
    @AfterEach
    void schedulerOn() {
        scene.reset("");
        scene.call("/zoho/scheduler/start").statusCode(200);
    }

    /**
     * A machine that is busy may take longer than a reading is shared; then the round shows nothing and is repeated.
     */
    @Test
    void oneReadingServesEveryConsole() {
        String one = logIn(Sandbox.OPERATOR);
        String other = logIn(Sandbox.VIEWER);

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            scene.call("/zoho/scheduler/start").statusCode(200);
            clock.putForward(SHARED_FOR);
            var start = clock.instant();
            assertThat(live(one)).contains(state("on"));
            scene.call("/zoho/scheduler/stop").statusCode(200);
            String shared = live(other);
            boolean inTime = clock.instant().isBefore(start.plus(SHARED_FOR));
            if (inTime) {
                assertThat(shared).contains(state("on"));
            }
            return inTime;
        });

        clock.putForward(SHARED_FOR);
        assertThat(live(other)).contains(state("off"));
        assertThat(live(one)).contains(state("off"));
    }

    private static String state(String word) {
        return "id=\"scheduler-state\">" + word + "<";
    }

    private static String live(String cookie) {
        return given().cookie("waybill-console", cookie)
                .get("/console/live")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String logIn(String name) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("username", name)
                .formParam("password", Sandbox.PASSWORD)
                .post("/console/login")
                .cookie("waybill-console");
    }
}
