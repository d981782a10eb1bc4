package dev.waybill.ingest.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(Guarded.class)
class OpenApiTest {

    /** What the plain route of the webhook serves; no resource tells of it. */
    private static final Set<String> ROUTES = Set.of("get /webhook", "post /webhook");

    @Inject
    SwitchableStore store;

    @TestHTTPResource
    URI base;

    private Client client;
    private JsonNode document;

    /** One operation of the document. */
    private record Operation(String method, String path, JsonNode json) {

        String name() {
            return method + " " + path;
        }

        /** The path with the examples of its parameters. */
        String examplePath() {
            String filled = path;
            for (JsonNode parameter : json.path("parameters")) {
                filled = filled.replace(
                        "{" + parameter.get("name").textValue() + "}",
                        parameter.path("example").asText());
            }
            return filled;
        }
    }

    @BeforeEach
    void startEmpty() {
        store.reset();
        client = new Client(base);
        document = Client.json(get("/q/openapi?format=json"));
    }

    @Test
    void thePageOfCallsNamesEveryOne() throws IOException {
        String page = Files.readString(java.nio.file.Path.of("../docs/calls.md"));

        assertThat(operations())
                .allSatisfy(operation -> assertThat(page)
                        .contains("`" + operation.method().toUpperCase(Locale.ROOT) + " " + operation.path() + "`"));
    }

    @Test
    void hasEveryCallOfTheServiceAndNoOther() {
        Set<String> served = calls();
        served.addAll(ROUTES);

        assertThat(operations().map(Operation::name)).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void everyRequestExampleIsAnsweredAsItsAnswerExampleSays() {
        for (Operation operation : operations().toList()) {
            JsonNode expected =
                    resolved(operation.json().at("/responses/200")).at("/content/application~1json/example");
            for (JsonNode example : operation.json().at("/requestBody/content/application~1json/examples")) {
                String path = operation.path().equals("/webhook") ? Client.tokenPath() : operation.examplePath();
                String body = example.get("value").toString().replace("\"ada\"", "\"" + Guarded.OPERATOR + "\"");

                HttpResponse<String> response = client.ask(path, body);

                assertThat(response.statusCode()).as(operation.name() + body).isEqualTo(200);
                assertThat(names(Client.json(response))).isEqualTo(names(expected));
            }
        }
        assertThat(Client.json(client.ask("/webhook/logs", "")).get("count").intValue())
                .isEqualTo(2);
    }

    @Test
    void noOperatorsCallPassesOverWhatItDoesNotKnow() {
        for (Operation operation : operations().toList()) {
            if (operation.method().equals("post") && !operation.path().equals("/webhook")) {
                HttpResponse<String> byAddress = client.ask(operation.examplePath() + "?limit=1", "");
                HttpResponse<String> byBody = client.ask(operation.examplePath(), "{\"limits\":1}");

                assertThat(byAddress.statusCode()).as(operation.name()).isEqualTo(400);
                assertThat(Client.json(byAddress).path("parameter").asText()).isEqualTo("limit");
                assertThat(byBody.statusCode()).as(operation.name()).isEqualTo(400);
                assertThat(Client.json(byBody).path("member").asText()).isEqualTo("limits");
            }
        }
    }

    @Test
    void callbacksAndMonitorsMayAppendWhatTheyLike() {
        assertThat(client.ask(Client.tokenPath() + "&limit=1", "{}").statusCode())
                .isEqualTo(200);
        assertThat(get("/webhook/status?_=1").statusCode()).isEqualTo(200);
    }

    @Test
    void documentsAndTheStateHaveTheMembersOfTheirSchemas() {
        client.callback(document.at("/paths/~1webhook/post/requestBody/content/application~1json/examples/status/value")
                .toString());

        JsonNode record = Client.json(client.ask("/webhook/logs", "")).at("/records/0");

        assertThat(names(record)).isEqualTo(names(document.at("/components/schemas/Document/properties")));
        assertThat(names(Client.json(get("/webhook/status"))))
                .isEqualTo(names(document.at("/components/schemas/AppStatus/properties")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/webhook,400",
        "GET,/webhook?hub.mode=subscribe,403",
        "POST,/webhook?token=guessed,401",
        "DELETE,/webhook,405",
        "POST,/webhook/master,401",
        "GET,/webhook/master,401",
        "GET,/webhook/logs,401",
        "DELETE,/webhook/query,401",
        "GET,/webhook/status/sent,401",
        "POST,/webhook/status,405"
    })
    void refusalsAreDocumentedProblems(String method, String path, int status) {
        HttpResponse<String> response = client.send(method, path, BodyPublishers.ofString(""));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(names(document.at("/components/schemas/Problem/properties")))
                .containsAll(names(Client.json(response)));
        assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
        assertThat(operations()
                        .filter(operation ->
                                operation.path().replace("{status}", "sent").equals(path.replaceFirst("\\?.*", "")))
                        .anyMatch(operation -> operation.json().get("responses").has(String.valueOf(status))))
                .isTrue();
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryOperationHasItsOwnId() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
        assertThat(operations()
                        .map(operation -> operation.json().path("operationId").asText()))
                .doesNotHaveDuplicates()
                .allMatch(id -> !id.isEmpty());
    }

    private Stream<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                operations.add(new Operation(operation.getKey(), path.getKey(), operation.getValue()));
            }
        }
        return operations.stream();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every method of every resource, as {@code post /webhook/query}. */
    private static Set<String> calls() {
        JavaClasses resources = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.waybill.ingest");
        return resources.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                .flatMap(OpenApiTest::call)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> call(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> verb.value().toLowerCase(Locale.ROOT) + " "
                        + method.getDeclaringClass().getAnnotation(Path.class).value()
                        + method.getAnnotation(Path.class).value());
    }

    private HttpResponse<String> get(String path) {
        return client.send("GET", path, BodyPublishers.noBody());
    }
}
