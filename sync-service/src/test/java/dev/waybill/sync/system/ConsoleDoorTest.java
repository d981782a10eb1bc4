package dev.waybill.sync.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into the console, and from where. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class ConsoleDoorTest {

    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css|svg))\"");

    private final Scene scene;

    ConsoleDoorTest(Scene scene) {
        this.scene = scene;
    }

    /** Failures of other tests slow this address down. */
    @BeforeEach
    void forgetEarlierFailures() {
        scene.reset("");
    }

    private static RequestSpecification fromOurPage() {
        return given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
    }

    private static ValidatableResponse logIn(String name, String password) {
        return fromOurPage()
                .formParam("username", name)
                .formParam("password", password)
                .post("/console/login")
                .then();
    }

    private static String cookie(String name) {
        return logIn(name, Sandbox.PASSWORD).statusCode(303).extract().cookie("waybill-console");
    }

    private static ValidatableResponse press(RequestSpecification from, String cookie) {
        return from.redirects()
                .follow(false)
                .cookie("waybill-console", cookie)
                .post("/console/scheduler/start")
                .then();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/",
                "/console/live",
                "/console/activity",
                "/console/messages",
                "/console/messages/0123456789abcdef0123456789abcdef",
                "/console/failures",
                "/console/runs",
                "/console/runs/any",
                "/console/runs/any/outcomes.csv",
                "/console/runs/any/outcomes.json"
            })
    void whoIsNotLoggedInIsShownTheForm(String path) {
        given().redirects()
                .follow(false)
                .header("Accept", "text/html,*/*;q=0.8")
                .get(path)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/login"));
    }

    @ParameterizedTest
    @CsvSource({"asha,wrong", "nobody,right", "asha,''"})
    void aWrongLogInGetsNoCookie(String name, String password) {
        ValidatableResponse answer =
                logIn(name, password).statusCode(303).header("Location", containsString("/console/login?failed=true"));

        assertThat(answer.extract().cookie("waybill-console")).isNullOrEmpty();
    }

    @Test
    void theCookieIsForTheConsoleAloneAndForNoScript() {
        String cookie =
                logIn(Sandbox.OPERATOR, Sandbox.PASSWORD)
                        .statusCode(303)
                        .extract()
                        .headers()
                        .getValues("Set-Cookie")
                        .stream()
                        .filter(header -> header.startsWith("waybill-console="))
                        .findFirst()
                        .orElseThrow();

        assertThat(cookie.toLowerCase(Locale.ROOT))
                .contains("path=/console", "httponly", "samesite=strict")
                .doesNotContain("asha");
    }

    @Test
    void aCookieThatSomebodyMadeUpOpensNothing() {
        given().redirects()
                .follow(false)
                .cookie("waybill-console", "bm90IG91cnM=")
                .header("Accept", "text/html")
                .get("/console")
                .then()
                .statusCode(303);
    }

    @Test
    void aLogOutVoidsEveryCookieOfTheName() {
        String elsewhere = cookie(Sandbox.OPERATOR);
        String here = cookie(Sandbox.OPERATOR);
        String viewer = cookie(Sandbox.VIEWER);

        fromOurPage()
                .cookie("waybill-console", here)
                .post("/console/logout")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/login"));

        page(here).statusCode(401);
        page(elsewhere).statusCode(401);
        page(viewer).statusCode(200);
        page(cookie(Sandbox.OPERATOR)).statusCode(200);
    }

    @Test
    void guessersDoNotKeepABrowserOutThatWasInBefore() {
        String browser = logIn(Sandbox.OPERATOR, Sandbox.PASSWORD).extract().cookie("waybill-browser");
        for (int guess = 0; guess < 12; guess++) {
            logIn(Sandbox.OPERATOR, "guess " + guess).header("Location", containsString("failed=true"));
        }

        long start = System.nanoTime();
        assertThat(logInFrom(browser, Sandbox.PASSWORD).extract().cookie("waybill-console"))
                .isNotEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void aBrowserThatWasInBeforeCountsItsOwnFailures() {
        String browser = logIn(Sandbox.OPERATOR, Sandbox.PASSWORD).extract().cookie("waybill-browser");
        for (int guess = 0; guess < 3; guess++) {
            logInFrom(browser, "guess " + guess).header("Location", containsString("failed=true"));
        }

        long start = System.nanoTime();
        logInFrom(browser, "another").header("Location", containsString("failed=true"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    private static ValidatableResponse logInFrom(String browser, String password) {
        return fromOurPage()
                .cookie("waybill-browser", browser)
                .formParam("username", Sandbox.OPERATOR)
                .formParam("password", password)
                .post("/console/login")
                .then();
    }

    private static ValidatableResponse page(String cookie) {
        return given().cookie("waybill-console", cookie).get("/console").then();
    }

    @Test
    void buttonsWorkFromTheConsolesOwnPagesOnly() {
        String cookie = cookie(Sandbox.OPERATOR);

        press(given().header("Sec-Fetch-Site", "same-origin"), cookie).statusCode(200);
        press(given().header("Sec-Fetch-Site", "same-site"), cookie).statusCode(403);
        press(given().header("Sec-Fetch-Site", "cross-site"), cookie).statusCode(403);
        press(given().header("Sec-Fetch-Site", "none"), cookie).statusCode(403);
        press(given().header("Origin", "https://elsewhere.example"), cookie).statusCode(403);
        press(given().header("Origin", "null"), cookie).statusCode(403);
        press(given().header("Host", "waybill.example").header("Origin", "https://waybill.example"), cookie)
                .statusCode(200);
        press(given(), cookie).statusCode(403);
    }

    @Test
    void nobodyCanLogSomebodyElseInFromAnotherSite() {
        given().header("Sec-Fetch-Site", "cross-site")
                .formParam("username", Sandbox.OPERATOR)
                .formParam("password", Sandbox.PASSWORD)
                .post("/console/login")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "dry-run", "scheduler/start", "scheduler/stop", "rejected/retry"})
    void whoMayOnlyLookPressesNoButton(String button) {
        fromOurPage()
                .cookie("waybill-console", cookie(Sandbox.VIEWER))
                .post("/console/" + button)
                .then()
                .statusCode(403);
    }

    @Test
    void pagesRunNoScriptButTheirOwnAndFetchNothingFromOutside() {
        given().cookie("waybill-console", cookie(Sandbox.VIEWER))
                .get("/console")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", startsWith("default-src 'none'; script-src 'self'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
    }

    @Test
    void everythingThatPagesFetchIsThere() {
        String page = given().cookie("waybill-console", cookie(Sandbox.VIEWER))
                .get("/console")
                .then()
                .extract()
                .asString();

        assertThat(ADDRESS.matcher(page).results().map(found -> found.group(1)).distinct())
                .hasSize(5)
                .allSatisfy(address -> given().get(address).then().statusCode(200));
    }

    @Test
    void whatIsNotThereIsSaidOnAPage() {
        given().cookie("waybill-console", cookie(Sandbox.VIEWER))
                .get("/console/runs/20200101T000000000Z-0000")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("Check the address or the id"));
    }

    @Test
    void aRunCanBeTakenAlong() {
        String record = scene.record(scene.message("delivered"), "sent");
        String run = scene.cycle().getString("last_cycle.run_id");
        String cookie = cookie(Sandbox.VIEWER);

        given().cookie("waybill-console", cookie)
                .get("/console/runs/" + run + "/outcomes.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", startsWith("attachment"))
                .body(startsWith("time,record_id,"), containsString("," + record + ","));
        assertThat(given().cookie("waybill-console", cookie)
                        .get("/console/runs/" + run + "/outcomes.json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(scene.call("/zoho/runs/" + run).extract().asString());
    }
}
