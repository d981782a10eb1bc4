package dev.waybill.operator.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemMappersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"limit\":\"many\"} | limit | limit must be a number",
                "{\"limit\":{}} | limit | limit must be a number",
                "{\"names\":\"917068482741\"} | names | names must be a JSON array",
                "{\"names\":[{}]} | names.0 | names.0 must be a text",
                "{\"limit\":917068482741} | limit | limit must be a value of the right type and size",
                "{\"open\":[1]} | open | open must be true or false",
            })
    void aMemberOfTheWrongTypeIsNamed(String body, String member, String detail) {
        problem(query(body), 400).body("member", equalTo(member)).body("detail", equalTo(detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"917068482741\""})
    void aBodyOfTheWrongKindIsRefusedWithoutQuotingIt(String body) {
        problem(query(body), 400)
                .body("detail", equalTo("the body must be a JSON object"))
                .body(not(containsString("917068482741")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"limit\":7, \"917068482741",
                "not json 917068482741",
                "{'a':917068482741}",
                "{\"a\" 917068482741}"
            })
    void malformedJsonIsRefusedWithoutQuotingIt(String body) {
        problem(query(body), 400)
                .body("detail", startsWith("the body is not valid JSON"))
                .body(not(containsString("917068482741")));
    }

    @Test
    void anUnknownAddressIsAProblem() {
        problem(given().get("/nowhere").then(), 404).body("title", equalTo("Check the address or the id"));
        problem(get("nowhere"), 404);
    }

    @Test
    void aWrongMethodIsToldTheRightOnesOfItsAddress() {
        problem(given().delete("/failing/query").then(), 405).header("Allow", equalTo("OPTIONS, POST"));
        problem(given().post("/failing/store").then(), 405).header("Allow", equalTo("GET, HEAD, OPTIONS"));
        problem(given().put("/failing/store/").then(), 405).header("Allow", equalTo("GET, HEAD, OPTIONS"));
        problem(get("allowing"), 405).header("Allow", equalTo("PUT"));
    }

    @Test
    void aWrongMethodIsToldTheRightOnesOfAnOperatorsAddressWithoutALogIn() {
        problem(
                        given().auth()
                                .preemptive()
                                .basic("asha", "right")
                                .get("/guarded/echo")
                                .then(),
                        405)
                .header("Allow", equalTo("OPTIONS, POST"));
    }

    @Test
    void wrongMediaTypesAreProblems() {
        problem(
                given().contentType("text/plain")
                        .body("x")
                        .post("/failing/query")
                        .then(),
                415);
        problem(given().accept("image/png").get("/failing/store").then(), 406);
    }

    @Test
    void aFailingStoreIsToBeTriedAgain() {
        problem(get("store"), 503).header("Retry-After", equalTo("2")).body("detail", equalTo("the store is locked"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson", "*/*"})
    void aProblemWithMembersIsTheSameForEveryAcceptedType(String accept) {
        problem(
                        given().accept(accept)
                                .contentType("application/json")
                                .post("/failing/stream")
                                .then(),
                        503)
                .header("Retry-After", equalTo("2"))
                .body("records", empty())
                .body("detail", equalTo("the store is full"));
    }

    @Test
    void aWrongCursorIsNamed() {
        problem(get("cursor"), 400).body("member", equalTo("cursor"));
    }

    @Test
    void aWrongFilterIsNamedWithWhatIsAllowed() {
        problem(get("filter"), 400).body("member", equalTo("status")).body("detail", containsString("$eq"));
    }

    @Test
    void anUnexpectedErrorIsAnsweredWithAnIdAndNothingElse() {
        problem(get("unexpected"), 500)
                .body("error_id", hasLength(36))
                .body("detail", equalTo("an unexpected error, written to the log"))
                .body(not(containsString("917068482741")))
                .body(not(containsString("IllegalState")));
    }

    @Test
    void headersOfARefusalStay() {
        problem(get("busy"), 503).header("Retry-After", equalTo("7"));
    }

    @Test
    void anAnswerThatTheApplicationMadeItselfStays() {
        get("own").statusCode(404).body("own", equalTo(true));
    }

    private static ValidatableResponse get(String call) {
        return given().get("/failing/" + call).then();
    }

    private static ValidatableResponse query(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/failing/query")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", equalTo("about:blank"))
                .body("title", not(empty()))
                .body(not(containsString("\tat ")));
    }
}
