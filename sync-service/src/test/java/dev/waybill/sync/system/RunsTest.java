package dev.waybill.sync.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runs as operators look at them. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class RunsTest {

    private final Scene scene;

    RunsTest(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void freshSandbox() {
        scene.reset("");
    }

    private static ValidatableResponse get(String path) {
        return given().auth()
                .preemptive()
                .basic(Sandbox.OPERATOR, Sandbox.PASSWORD)
                .get(path)
                .then();
    }

    private String run() {
        String id = scene.startCycle();
        scene.ended(id);
        return id;
    }

    @Test
    void aRunTellsWhatBecameOfEachRecord() {
        scene.cycle();
        String goodQueueId = scene.message("delivered");
        String good = scene.record(goodQueueId, "sent");
        String refused = scene.record(scene.message("failed"), "");
        scene.record("nobody", "sent");
        scene.faults("\"validation_record_ids\":[\"" + refused + "\"]");

        String id = run();
        JsonPath shown = get("/zoho/runs/" + id).statusCode(200).extract().jsonPath();

        assertThat(shown.getString("run.run_id")).isEqualTo(id);
        assertThat(shown.getLong("run.calls")).isEqualTo(3);
        assertThat(shown.getInt("run.unmatched")).isEqualTo(1);
        assertThat(shown.getInt("run.errors.3002")).isEqualTo(1);
        assertThat(shown.getInt("outcomes_omitted")).isZero();
        assertThat(shown.getList("outcomes")).hasSize(2);
        assertThat(shown.<String, Object>getMap("outcomes.find { it.record_id == '" + good + "' }"))
                .containsKey("at")
                .containsAllEntriesOf(Map.of(
                        "record_id",
                        good,
                        "queue_id",
                        goodQueueId,
                        "message_id",
                        "wamid." + goodQueueId,
                        "outcome",
                        "updated",
                        "from",
                        "sent",
                        "to",
                        "delivered",
                        "code",
                        3000))
                .hasSize(8);
        assertThat(shown.<String, Object>getMap("outcomes.find { it.record_id == '" + refused + "' }"))
                .containsEntry("outcome", "rejected")
                .containsEntry("from", "")
                .containsEntry("to", "failed")
                .containsEntry("code", 3002)
                .hasEntrySatisfying(
                        "reason", reason -> assertThat((String) reason).isNotBlank());
        assertThat(scene.call("/zoho/runs/" + id).statusCode(200).extract().asString())
                .isEqualTo(get("/zoho/runs/" + id).extract().asString());
    }

    @Test
    void whatRunsDidToARecordIsFoundByItsIdAndByItsQueueId() {
        String queueId = scene.message("failed");
        String record = scene.record(queueId, "sent");
        scene.faults("\"validation_record_ids\":[\"" + record + "\"]");
        String refused = run();
        scene.faults("");
        scene.append(List.of(Scene.statusOf("wamid." + queueId, "delivered", Scene.SENT_AT.plusSeconds(600))));
        String written = run();

        JsonPath byQueueId = found(queueId.toUpperCase(Locale.ROOT));
        assertThat(byQueueId.getInt("count")).isEqualTo(2);
        assertThat(byQueueId.getList("outcomes.run_id")).isEqualTo(List.of(written, refused));
        assertThat(byQueueId.getList("outcomes.outcome")).isEqualTo(List.of("updated", "rejected"));
        assertThat(byQueueId.getList("outcomes.to")).isEqualTo(List.of("delivered", "failed"));
        assertThat(byQueueId.getList("outcomes.code")).isEqualTo(List.of(3000, 3002));
        // A sandbox that was reset gives its record ids again, so that older runs may follow.
        assertThat(found(record).getList("outcomes").subList(0, 2)).isEqualTo(byQueueId.getList("outcomes"));
        assertThat(found("nobody").getInt("count")).isZero();
        scene.call("/zoho/outcomes", Map.of("id", " ")).statusCode(400).body("member", equalTo("id"));
    }

    private JsonPath found(String id) {
        return scene.call("/zoho/outcomes", Map.of("id", id))
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void manyOutcomesAreKeptInTheirOrder() {
        List<Map<String, String>> records = IntStream.range(0, 450)
                .mapToObj(i -> Map.of("Queue_ID_DV", scene.message("delivered"), "Status", "sent"))
                .toList();
        scene.records(records);

        JsonPath shown = get("/zoho/runs/" + run()).extract().jsonPath();

        assertThat(shown.getList("outcomes")).hasSize(450);
        assertThat(shown.getList("outcomes.queue_id", String.class))
                .containsExactlyInAnyOrderElementsOf(
                        records.stream().map(r -> r.get("Queue_ID_DV")).toList());
    }

    @Test
    void runsAreListedTheLatestFirstPageByPage() {
        String first = run();
        String second = run();
        String third = run();

        JsonPath page = get("/zoho/runs?limit=2").statusCode(200).extract().jsonPath();
        JsonPath next = scene.call("/zoho/runs", Map.of("limit", 1, "cursor", page.getString("next_cursor")))
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(page.getInt("count")).isEqualTo(2);
        assertThat(page.getList("runs.run_id")).isEqualTo(List.of(third, second));
        assertThat(next.getList("runs.run_id")).isEqualTo(List.of(first));
        assertThat(get("/zoho/runs?cursor=0").extract().<String>path("next_cursor"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "1.5", "many"})
    void aLimitThatIsNoneIsRefused(String limit) {
        get("/zoho/runs?limit=" + limit).statusCode(400).body("member", equalTo("limit"));
    }

    @Test
    void aRunThatIsNotThereIsNotFound() {
        get("/zoho/runs/20200101T000000000Z-0000")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("500"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/zoho/runs", "/zoho/runs/any"})
    void readingIsForOperatorsOnlyToo(String path) {
        given().get(path).then().statusCode(401).contentType("application/problem+json");
    }
}
