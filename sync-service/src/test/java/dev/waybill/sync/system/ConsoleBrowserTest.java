package dev.waybill.sync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The console as people use it, in a browser. */
@QuarkusTest
@QuarkusTestResource(
        value = Sandbox.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "waybill.sync.interval", value = "24h"),
            @ResourceArg(name = "waybill.creator.calls-per-minute", value = "480")
        })
@TestProfile(OwnStore.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleBrowserTest {

    /** Here the pictures of docs/console are copied from. */
    private static final Path PICTURES = Path.of("target/console");

    private static final int MESSAGES = 500;
    private static final int PENDING = 40;

    @Inject
    Scene scene;

    @Inject
    MovableClock clock;

    @TestHTTPResource
    URI site;

    private Browser browser;
    private Play play;

    @BeforeEach
    void playADayOnce() {
        if (browser == null) {
            browser = new Browser(site);
            play = Play.of(clock.instant().plus(Duration.ofMinutes(11)), MESSAGES, PENDING);
            scene.append(play.documents());
        }
        browser.size(1280, 900);
        browser.paint("light");
        scene.reset("");
        scene.call("/zoho/scheduler/start").statusCode(200);
    }

    @AfterEach
    void nothingIsWrongInTheBrowserAndNothingLeftTheMachine() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.strangers()).isEmpty();
    }

    @AfterAll
    void closeTheBrowser() {
        browser.close();
    }

    private void logIn() {
        browser.logIn(Sandbox.OPERATOR, Sandbox.PASSWORD);
        browser.awaitPath("/console");
    }

    @Test
    void onlyTheRightPasswordOpens() {
        browser.logIn(Sandbox.OPERATOR, "wrong");
        browser.awaitText("[role=alert]", "Check name and password");

        logIn();

        assertThat(browser.text(".who b")).isEqualTo(Sandbox.OPERATOR);
        browser.click(".who button");
        browser.awaitPath("/console/login");
        browser.open("/console/runs");
        assertThat(browser.path()).isEqualTo("/console/login");
    }

    @Test
    void aCycleShowsHowFarItIsAndTheRecordsStoryTellsWhatItDid() {
        scene.reset("\"calls_per_minute\":0", "", 150);
        List<String> records = scene.records(play.records());
        String queueId = play.records().getFirst().get("Queue_ID_DV");
        logIn();

        browser.click("#run-now");
        browser.awaitText("#notice", "has started");
        browser.awaitText("#cycle-state", "running");
        browser.awaitText("#total", Integer.toString(PENDING));
        browser.awaitText("#cycle-state", "no cycle running");

        assertThat(browser.text("#last-updated")).isEqualTo(Integer.toString(PENDING));
        for (String id : List.of(queueId, records.getFirst())) {
            browser.open("/console/messages");
            browser.type("#id", id);
            browser.click(".search button");
            browser.click("a.timeline");
            browser.awaitText("#why", "Record " + records.getFirst() + " says ");
            browser.awaitText("#why", "still the highest status that came");
        }
        assertThat(browser.texts("ol.timeline > li.callback .status").getFirst())
                .isEqualTo("accepted");
        assertThat(browser.texts("ol.timeline > li.write").getFirst())
                .contains("wrote record " + records.getFirst(), "Zoho answered 3000 (success)");
    }

    @Test
    void theSchedulerStopsAndStarts() {
        logIn();

        browser.click("#stop");
        browser.awaitText("#scheduler-state", "off");
        assertThat(scheduler().getBoolean("is_running")).isFalse();

        browser.click("#start");
        browser.awaitText("#scheduler-state", "on");
        assertThat(scheduler().getBoolean("is_running")).isTrue();
    }

    @Test
    void whoMayOnlyLookIsRefusedEveryButton() {
        browser.logIn(Sandbox.VIEWER, Sandbox.PASSWORD);
        browser.awaitPath("/console");

        assertThat(browser.isEnabled("#stop")).isFalse();
        assertThat(browser.isEnabled("#run-now")).isFalse();
        for (String button : List.of("sync", "dry-run", "scheduler/start", "scheduler/stop", "rejected/retry")) {
            assertThat(browser.post("/console/" + button)).as(button).isEqualTo(403);
        }
        assertThat(scheduler().getBoolean("is_running")).isTrue();
    }

    @Test
    void aDryRunTellsWhatWouldBeWritten() {
        String record = scene.record(scene.message("delivered"), "sent");
        logIn();

        browser.click("#dry");

        browser.awaitText("#dry-title", "A cycle would write 1 of 1 pending records");
        assertThat(browser.text("#dry-run tbody")).contains(record, "sent", "delivered");
        assertThat(scene.executed("update")).isZero();
    }

    @Test
    void everyNumberOfTheOverviewIsWhatTheCallsSay() {
        scene.record(scene.message("failed"), "");
        scene.cycle();
        logIn();
        browser.awaitText("#cycle-state", "no cycle running");

        JsonPath status = scene.call("/zoho/status").extract().jsonPath();
        JsonPath activity = scene.call("/zoho/activity").extract().jsonPath();
        assertThat(browser.text("#last-sync")).isEqualTo(time(scheduler().getString("last_sync_time")));
        assertThat(browser.text("#next-sync")).isEqualTo(time(scheduler().getString("next_sync_time")));
        assertThat(number("#last-updated")).isEqualTo(status.getLong("last_cycle.updated"));
        assertThat(number("#left-minute")).isEqualTo(status.getLong("budget.left_this_minute"));
        assertThat(number("#calls-today")).isEqualTo(status.getLong("budget.calls_today"));
        assertThat(number("#pending")).isEqualTo(status.getLong("pending_records"));
        assertThat(number("#rejected")).isEqualTo(status.getLong("rejected_records"));
        assertThat(number("#unsynced")).isEqualTo(activity.getLong("unsynced"));
        assertThat(number("#unlinked")).isEqualTo(status.getLong("live.unlinked"));
        assertThat(number("#unmatched")).isEqualTo(status.getLong("live.unmatched"));
        assertThat(status.<Object>get("journal"))
                .as("the embedded store has none")
                .isNull();
        assertThat(browser.text("#journal-none")).isEqualTo("no journal");
        assertThat(number("#documents")).isEqualTo(activity.getLong("documents"));
        assertThat(number("#received-total")).isEqualTo(activity.getLong("total"));
        Map<String, Integer> received = activity.getMap("received");
        for (String one : List.of("accepted", "sent", "delivered", "read", "failed")) {
            assertThat(number("#funnel-" + one))
                    .as(one)
                    .isEqualTo(received.get(one).longValue());
        }
    }

    private long number(String selector) {
        return Long.parseLong(browser.text(selector).replace(",", ""));
    }

    private static String time(String local) {
        return local.replace('T', ' ');
    }

    private JsonPath scheduler() {
        return scene.call("/zoho/scheduler/status").extract().jsonPath();
    }

    @Test
    void everybodyCanReadEveryPageInLightAndDarkAndOnAPhone() {
        Instant now = clock.instant();
        scene.append(List.of(Scene.statusOf("wamid.now", "sent", now), Scene.statusOf("wamid.now", "delivered", now)));
        List<String> records = scene.records(play.records());
        scene.faults("\"validation_record_ids\":[\"" + records.get(3) + "\",\"" + records.get(7) + "\"]");
        String run = scene.cycle().getString("last_cycle.run_id");
        browser.open("/console/login");
        look("login");
        logIn();
        browser.awaitPart("#hours tbody tr");
        look("overview", 1290);
        browser.open("/console/messages");
        browser.type("#id", Scene.RECIPIENT);
        browser.click(".search button");
        browser.awaitText("#found-title", "messages");
        look("messages");
        browser.open("/console/messages");
        browser.type("#id", play.records().getFirst().get("Queue_ID_DV"));
        browser.click(".search button");
        browser.click("a.timeline");
        browser.awaitText("#timeline-title", "What happened");
        look("message");
        browser.open("/console/failures");
        look("failures");
        browser.open("/console/runs");
        look("runs");
        browser.open("/console/runs/" + run);
        look("run");
    }

    private void look(String page) {
        look(page, 900);
    }

    private void look(String page, int height) {
        for (String scheme : List.of("light", "dark")) {
            browser.paint(scheme);
            browser.size(390, 844);
            // Charts follow the window a moment later.
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(browser.scrollsSideways())
                            .as(page + " on a phone")
                            .isFalse());
            browser.picture(PICTURES.resolve(page + "-phone-" + scheme + ".png"));
            browser.size(1280, height);
            assertThat(browser.barriers()).as(page + " in " + scheme).isEmpty();
            browser.picture(PICTURES.resolve(page + "-" + scheme + ".png"));
        }
    }
}
