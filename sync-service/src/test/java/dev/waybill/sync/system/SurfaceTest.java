package dev.waybill.sync.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service tells of itself: its OpenAPI document and its metrics. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class SurfaceTest {

    private static final Pattern SHOWN = Pattern.compile("(?m)^# TYPE (waybill_\\w+) \\w+$");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(waybill_\\w+)` \\|");

    private final Scene scene;
    private JsonNode document;

    SurfaceTest(Scene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void readTheDocument() throws JsonProcessingException {
        scene.reset("");
        document = new ObjectMapper().readTree(get("/q/openapi?format=json"));
    }

    @Test
    void documentsEveryCallAndNoOther() {
        Set<String> served = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.waybill.sync").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(POST.class))
                        .map(SurfaceTest::address)
                        .filter(address -> address.startsWith("/zoho/"))
                        .collect(Collectors.toSet());

        assertThat(names(document.get("paths"))).isEqualTo(new TreeSet<>(served));
    }

    @Test
    void thePageOfCallsNamesEveryOne() throws IOException {
        String page = Files.readString(java.nio.file.Path.of("../docs/calls.md"));

        assertThat(names(document.get("paths")).stream().map(path -> "`POST " + path + "`"))
                .allSatisfy(call -> assertThat(page).contains(call));
    }

    @Test
    void everyExampleIsAnsweredWithTheMembersOfItsSchema() throws JsonProcessingException {
        String ended = scene.cycle().getString("last_cycle.run_id");
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            JsonNode post = path.getValue().get("post");
            Map.Entry<String, JsonNode> success = post.get("responses").properties().stream()
                    .filter(response ->
                            !response.getValue().path("description").asText().contains("dry_run"))
                    .findFirst()
                    .orElseThrow();
            JsonNode content = success.getValue().at("/content/application~1json");

            ExtractableResponse<Response> answer = scene.call(
                            path.getKey().replace("{id}", ended),
                            new ObjectMapper()
                                    .convertValue(post.at("/requestBody/content/application~1json/example"), Map.class))
                    .extract();

            assertThat(answer.statusCode()).as(path.getKey()).isEqualTo(Integer.parseInt(success.getKey()));
            JsonNode given = new ObjectMapper().readTree(answer.asString());
            String schema = content.at("/schema/$ref").textValue().substring(1);
            assertThat(names(given)).isEqualTo(names(document.at(schema + "/properties")));
            assertThat(names(content.get("example"))).isEqualTo(names(given));
        }
    }

    @Test
    void showsTheMembersThatTheDocumentNames() throws JsonProcessingException {
        String queueId = scene.message("delivered");
        scene.record(queueId, "sent");
        scene.cycle();

        JsonNode status =
                new ObjectMapper().readTree(scene.call("/zoho/status").extract().asString());
        JsonNode lookup = new ObjectMapper()
                .readTree(scene.call("/zoho/test-queue-lookup", Map.of("queue_id", queueId))
                        .extract()
                        .asString());

        assertThat(names(status.get("last_cycle"))).isEqualTo(members("Run"));
        assertThat(names(status.get("token"))).isEqualTo(members("Token"));
        assertThat(names(status.get("budget"))).isEqualTo(members("Budget"));
        assertThat(names(status.get("scheduler"))).isEqualTo(members("SchedulerState"));
        JsonNode run = new ObjectMapper()
                .readTree(scene.call(
                                "/zoho/runs/" + status.at("/last_cycle/run_id").asText())
                        .extract()
                        .asString());
        assertThat(members("Outcome")).containsAll(names(run.at("/outcomes/0")));
        scene.record(scene.message("failed"), "sent");
        JsonNode dry = new ObjectMapper()
                .readTree(scene.call("/zoho/sync", Map.of("dry_run", true))
                        .extract()
                        .asString());
        assertThat(names(dry)).isEqualTo(members("DryRun"));
        assertThat(names(dry.at("/changes/0"))).isEqualTo(members("Change"));
        assertThat(names(lookup.at("/documents/0"))).isEqualTo(members("Document"));
        assertThat(names(lookup.at("/links/0"))).isEqualTo(members("Link"));
    }

    @Test
    void noCallPassesOverWhatItDoesNotKnow() {
        for (String path : names(document.get("paths"))) {
            String address = path.replace("{id}", "any");

            asOperator().post(address + "?dry_run=true").then().statusCode(400).body("parameter", equalTo("dry_run"));
            asOperator()
                    .contentType("application/json")
                    .body("{\"dry-run\":true}")
                    .post(address)
                    .then()
                    .statusCode(400)
                    .body("member", equalTo("dry-run"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/zoho/runs?cursor=0&page=2", "/zoho/runs/any?limit=1", "/zoho/requests/any?limit=1"})
    void noReadingCallPassesOverWhatItDoesNotKnow(String address) {
        asOperator().get(address).then().statusCode(400).body("parameter", notNullValue());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .noneMatch(ref -> document.at(ref.substring(1)).isMissingNode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/zoho/sync", "/zoho/status", "/zoho/scheduler/stop"})
    void anotherMethodIsToldTheRightOnes(String path) {
        asOperator().delete(path).then().statusCode(405).header("Allow", "OPTIONS, POST");
    }

    @Test
    void showsTheMetricsThatAreDocumentedAndNoOther() throws IOException {
        String page = Files.readString(java.nio.file.Path.of("../docs/metrics.md"));
        Set<String> shown = found(SHOWN, get("/q/metrics", "text/plain"));
        shown.removeIf(name -> name.endsWith("_max") && shown.contains(name.substring(0, name.length() - 4)));

        assertThat(shown)
                .isEqualTo(found(DOCUMENTED, section(page, "## Both services") + section(page, "## sync-service")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"swagger-ui", "health-ui", "dev-ui", "dev", "arc", "info"})
    void showsNoToolsOfDevelopers(String tool) {
        asOperator().get("/q/" + tool).then().statusCode(404);
        asOperator().get("/q/" + tool + "/").then().statusCode(404);
    }

    private static RequestSpecification asOperator() {
        return given().auth().preemptive().basic(Sandbox.OPERATOR, Sandbox.PASSWORD);
    }

    private static String address(Method method) {
        Path own = method.getAnnotation(Path.class);
        return method.getDeclaringClass().getAnnotation(Path.class).value() + (own == null ? "" : own.value());
    }

    private Set<String> members(String schema) {
        return names(document.at("/components/schemas/" + schema + "/properties"));
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String section(String page, String heading) {
        int start = page.indexOf(heading + "\n");
        return page.substring(start, page.indexOf("\n## ", start));
    }

    private static String get(String path) {
        return get(path, "*/*");
    }

    private static String get(String path, String type) {
        return given().accept(type).get(path).then().statusCode(200).extract().asString();
    }
}
