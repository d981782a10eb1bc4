package dev.waybill.operator.login;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MistakenCallsTest {

    @Inject
    MutableClock clock;

    @TestHTTPResource("/guarded/bytes")
    URI bytes;

    @BeforeEach
    void forgetEarlierFailures() {
        clock.advance(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"asha\",\n\"password\":\"right\"",
                "\uFEFF{\"username\":\"asha\",\n\"password\":\"right\",}",
                " {'username':'asha',\n'password':'right'}",
            })
    void aLogInInABodyThatIsNoJsonIsToldThePlace(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/guarded/echo")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", matchesPattern("the body is not valid JSON from line [12], column \\d+ on"))
                .body(not(containsString("right")));
    }

    @Test
    void aParameterThatTheCallDoesNotKnowIsNamed() {
        asAsha().get("/guarded/parameters?cursor=1&size=2")
                .then()
                .statusCode(200)
                .body(equalTo("1 2"));
        asAsha().get("/guarded/parameters?cursor=1&dry_run=true&Size=")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", equalTo("Size"))
                .body("detail", equalTo("unknown query parameter Size, dry_run; allowed are cursor, size"));
        asAsha().post("/guarded/bodiless?dry_run=true")
                .then()
                .statusCode(400)
                .body("detail", equalTo("unknown query parameter dry_run; the call takes none"));
    }

    @Test
    void aParameterWithoutAValueIsOne() throws IOException, InterruptedException {
        String pair = Base64.getEncoder().encodeToString("asha:right".getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(bytes + "?dry_run"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Basic " + pair)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()))
                    .returns(400, HttpResponse::statusCode)
                    .returns(true, answer -> answer.body().contains("\"parameter\":\"dry_run\""));
        }
    }

    @Test
    void publicCallsTakeWhateverIsAppended() {
        given().get("/guarded/open?_=1").then().statusCode(200);
    }

    private static RequestSpecification asAsha() {
        return given().auth().preemptive().basic("asha", "right");
    }
}
