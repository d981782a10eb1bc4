package dev.waybill.sync.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the console finds of a message, and what its page says. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class MessagesPageTest {

    private static final Pattern MESSAGE = Pattern.compile("/console/messages/[0-9a-f]{32}");

    private final Scene scene;
    private final MovableClock clock;
    private String cookie = "";

    MessagesPageTest(Scene scene, MovableClock clock) {
        this.scene = scene;
        this.clock = clock;
    }

    @BeforeEach
    void logIn() {
        scene.reset("");
        cookie = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("username", Sandbox.OPERATOR)
                .formParam("password", Sandbox.PASSWORD)
                .post("/console/login")
                .cookie("waybill-console");
    }

    @Test
    void aQueueIdOfDigitsOnlyIsFound() {
        appendLink("4711471147114711", "{}");

        assertThat(found("4711471147114711")).contains("4711471147114711", "/console/messages/");
    }

    @Test
    void theCallbackThatLinksIsMarkedWhateverTheLettersOfItsQueueId() {
        String queueId = "Send-" + UUID.randomUUID();
        appendLink(queueId, "{\"message\":{\"queue_id\":\"" + queueId + "\"}}");
        String uuid = UUID.randomUUID().toString();
        appendLink(uuid, "{\"message\":{\"queue_id\":\"{" + uuid.toUpperCase(Locale.ROOT) + "}\"}}");
        String elsewhere = UUID.randomUUID().toString();
        appendLink(elsewhere, "{\"message\":{\"text\":\"about " + elsewhere + "\"}}");

        assertThat(page(found(queueId))).contains("links both ids");
        assertThat(page(found(uuid))).contains("links both ids");
        assertThat(page(found(elsewhere))).doesNotContain("links both ids");
    }

    @Test
    void aRecordThatWasWrittenByAGuessedLinkIsMarkedAlsoWhenTheLinkIsDeclaredElsewhere() {
        String guessed = scene.message("delivered");
        String record = scene.record(guessed, "sent");
        scene.cycle();

        assertThat(page(found(guessed))).contains("written by a guessed link");
        assertThat(scene.call("/zoho/test-queue-lookup", Map.of("queue_id", guessed))
                        .extract()
                        .jsonPath()
                        .getBoolean("links[0].guessed"))
                .isTrue();

        String declared = UUID.randomUUID().toString();
        String messageId = "wamid." + guessed;
        StatusDocument document = Scene.document(
                DocumentId.ofQueueCallback(declared, messageId, "accepted"),
                messageId,
                declared,
                "accepted",
                clock.instant());
        scene.append(List.of(new StatusDocument(
                document.event(),
                document.phoneNumberId(),
                document.displayPhoneNumber(),
                document.statusJson(),
                "{}",
                null,
                declared)));
        scene.record(declared, "sent");
        scene.cycle();

        for (String id : List.of(messageId, declared, guessed, record)) {
            assertThat(page(found(id))).containsOnlyOnce("written by a guessed link");
        }
        assertThat(scene.call("/zoho/test-queue-lookup", Map.of("queue_id", declared))
                        .extract()
                        .jsonPath()
                        .getBoolean("links[0].guessed"))
                .isFalse();
    }

    private void appendLink(String queueId, String body) {
        String messageId = "wamid." + queueId;
        StatusDocument document = Scene.document(
                DocumentId.ofQueueCallback(queueId, messageId, "accepted"),
                messageId,
                queueId,
                "accepted",
                clock.instant());
        scene.append(List.of(new StatusDocument(
                document.event(),
                document.phoneNumberId(),
                document.displayPhoneNumber(),
                document.statusJson(),
                body,
                null)));
    }

    private String found(String id) {
        return given().header("Sec-Fetch-Site", "same-origin")
                .cookie("waybill-console", cookie)
                .formParam("id", id)
                .post("/console/messages")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private String page(String found) {
        Matcher address = MESSAGE.matcher(found);
        assertThat(address.find()).isTrue();
        return given().cookie("waybill-console", cookie)
                .get(address.group())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
