package dev.waybill.zoho.creator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.zoho.creator.CreatorFailure.Misconfigured;
import dev.waybill.zoho.creator.CreatorFailure.RecordMissing;
import dev.waybill.zoho.creator.CreatorFailure.RecordRejected;
import dev.waybill.zoho.creator.CreatorFailure.Unavailable;
import dev.waybill.zoho.creator.CreatorFailure.Unexpected;
import dev.waybill.zoho.http.HttpAnswer;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreatorAnswersTest {

    private static final String ID = "3888833000000114027";
    private static final RecordQuery QUERY = RecordQuery.firstPage(Criteria.all(), List.of("F"), 200);

    @Test
    void pageHasRecordsAndTheCursorOfTheHeader() {
        RecordPage page = CreatorAnswers.page(
                new HttpAnswer(
                        200,
                        Map.of("Record_Cursor", "78Sp56"),
                        Buffer.buffer(
                                "{\"code\":3000,\"data\":[{\"ID\":\"4790826000000910491\",\"F\":\"sent\",\"Other\":\"x\"}]}")),
                QUERY);

        assertThat(page)
                .isEqualTo(new RecordPage(
                        List.of(new CreatorRecord("4790826000000910491", Map.of("F", "sent"))),
                        List.of(),
                        Set.of(),
                        Optional.of("78Sp56")));
    }

    @Test
    void aMemberThatNoRecordOfThePageHasIsNamedAndAnEmptyOneIsNot() {
        assertThat(page(200, "{\"code\":3000,\"data\":[{\"ID\":\"1\"},{\"ID\":\"2\",\"G\":\"x\"}]}")
                        .absent())
                .containsExactly("F");
        assertThat(page(200, "{\"code\":3000,\"data\":[{\"ID\":\"1\"},{\"ID\":\"2\",\"F\":\"\"}]}")
                        .absent())
                .isEmpty();
        assertThat(page(200, "{\"code\":3000,\"data\":[{\"F\":null}]}").absent())
                .containsExactly("ID");
        assertThat(page(200, "{\"code\":3000,\"data\":[]}").absent()).isEmpty();
    }

    @Test
    void lastPageHasNoCursor() {
        assertThat(page(200, "{\"code\":3000,\"data\":[]}")).isEqualTo(RecordPage.EMPTY);
    }

    @Test
    void idAsANumberKeepsAllItsDigits() {
        assertThat(page(200, "{\"code\":3000,\"data\":[{\"ID\":4790826000000910491}]}")
                        .records())
                .extracting(CreatorRecord::id)
                .containsExactly("4790826000000910491");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null|''",
                "\"\"|''",
                "true|true",
                "12345678901234567890|12345678901234567890",
                "1.10|1.10",
                "[\"a\",\"b\"]|a,b",
                "{\"ID\":\"1\",\"zc_display_value\":\"Shown\"}|Shown",
                "[{\"ID\":\"1\",\"zc_display_value\":\"A\"},{\"ID\":\"2\",\"zc_display_value\":\"B\"}]|A,B",
                "{\"zc_display_value\":null}|''"
            })
    void fieldOfAnyShapeIsTheTextThatCreatorDisplays(String value, String text) {
        CreatorRecord row = page(200, "{\"code\":3000,\"data\":[{\"ID\":\"1\",\"F\":" + value + "}]}")
                .records()
                .getFirst();

        assertThat(row.field("F")).isEqualTo(text);
        assertThat(row.field("Missing")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400,9280", "400,9220", "404,3100", "200,9220"})
    void nothingFoundIsAnEmptyPageAndAMissingRecord(int status, int code) {
        String body = "{\"code\":" + code + ",\"message\":\"No records found\"}";

        assertThat(page(status, body)).isEqualTo(RecordPage.EMPTY);
        assertThat(updateFailure(status, body)).isInstanceOf(RecordMissing.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1000,404,Misconfigured",
        "1000,401,Misconfigured",
        "1020,405,Misconfigured",
        "1030,401,TokenExpired",
        "1030,200,TokenExpired",
        "1040,404,Misconfigured",
        "1060,403,Misconfigured",
        "1060,401,Misconfigured",
        "1080,403,Misconfigured",
        "1090,404,Misconfigured",
        "1130,403,Misconfigured",
        "2892,404,Misconfigured",
        "2893,404,Misconfigured",
        "2894,404,Misconfigured",
        "2896,403,Misconfigured",
        "2897,403,Misconfigured",
        "2898,403,Misconfigured",
        "2930,404,Unavailable",
        "2933,403,Misconfigured",
        "2945,401,Misconfigured",
        "2955,429,Throttled",
        "2955,200,Throttled",
        "3001,200,RecordRejected",
        "3002,200,RecordRejected",
        "3002,400,RecordRejected",
        "3020,400,Unexpected",
        "3070,200,RecordRejected",
        "3190,200,RecordMissing",
        "3400,400,Misconfigured",
        "3960,200,Unexpected",
        "4000,200,QuotaExhausted",
        "4000,429,QuotaExhausted",
        "8011,200,RecordRejected",
        "8012,200,RecordRejected",
        "9210,400,Misconfigured",
        "9250,400,Misconfigured",
        "4391,200,Unexpected",
        "0,401,TokenExpired",
        "777,401,TokenExpired",
        "777,403,Misconfigured",
        "777,429,Throttled",
        "777,503,Unavailable"
    })
    void codeDecidesAndTheStatusOnlyWhereTheCodeIsUnknown(int code, int status, String kind) {
        String body = "{\"code\":" + code + ",\"message\":\"Something\"}";

        CreatorFailure failure = updateFailure(status, body);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.httpStatus()).isEqualTo(status);
        assertThat(failure).hasMessageEndingWith("(Something)");
        assertThat(pageFailure(status, body)).hasSameClassAs(failure);
    }

    @Test
    void codeMayBeText() {
        assertThat(page(200, "{\"code\":\"3000\",\"data\":[]}")).isEqualTo(RecordPage.EMPTY);
        assertThat(pageFailure(200, "{\"code\":\"4000\"}").code()).isEqualTo(4000);
    }

    @Test
    void iamErrorIsAnExpiredToken() {
        assertThat(pageFailure(401, "{\"code\":1000,\"description\":\"IAM Error\"}"))
                .isInstanceOf(CreatorFailure.TokenExpired.class);
    }

    @Test
    void unknownMemberIsNotAMissingScope() {
        assertThat(updateFailure(401, "{\"code\":2945,\"message\":\"EXTRA_KEY_FOUND_IN_JSON\"}"))
                .hasMessageContaining("report it");
        assertThat(updateFailure(401, "{\"code\":2945,\"description\":\"INVALID_OAUTHSCOPE\"}"))
                .hasMessageContaining("ZohoCreator.report.UPDATE");
    }

    @Test
    void accountOnCreator5IsAConfigurationError() {
        assertThat(pageFailure(404, "{\"code\":2930,\"message\":\"UPLOAD_RULE_NOT_CONFIGURED\"}"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("Creator 6");
    }

    @Test
    void receiptNamesTheRecord() {
        assertThat(CreatorAnswers.receipt(
                        answer(200, "{\"code\":3000,\"data\":{\"ID\":\"" + ID + "\"},\"message\":\"Updated\"}"), ID))
                .isEqualTo(new UpdateReceipt(ID));
    }

    @Test
    void recordThatFailedInsideASuccessfulAnswerHasFailed() {
        assertThat(updateFailure(200, """
                        {"result":[{"code":3000,"data":{"ID":"1"}},
                         {"code":3002,"data":{"ID":"2"},"error":{"Status":"Not a choice"}}],"code":3000}"""))
                .isInstanceOf(RecordRejected.class)
                .hasMessageContaining("Status: Not a choice");
    }

    @Test
    void rejectionTellsWhyWithoutThePhoneNumber() {
        assertThat(updateFailure(200, """
                        {"code":3002,"error":{"recipient_id_Webhook":["919812345678 is taken","Enter another"]}}"""))
                .hasMessage("Creator answered code 3002, HTTP 200: the record was refused, correct it in Creator"
                        + " (recipient_id_Webhook: [number] is taken; Enter another)");
    }

    @ParameterizedTest
    @CsvSource({
        "502,<html>Bad Gateway</html>,Unavailable",
        "500,'',Unavailable",
        "200,<html>Sign in</html>,Unavailable",
        "200,'',Unavailable",
        "404,<!DOCTYPE html>,Unavailable",
        "404,not found,Unexpected",
        "429,'',Throttled",
        "401,'',TokenExpired",
        "401,<html>log in</html>,TokenExpired",
        "403,<html>no</html>,Misconfigured",
        "302,'',Misconfigured",
        "400,[],Unexpected",
        "200,'{\"code\":3000',Unavailable",
        "418,null,Unexpected"
    })
    void withoutJsonTheStatusDecides(int status, String body, String kind) {
        CreatorFailure failure = pageFailure(status, body);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.code()).isZero();
        assertThat(failure.httpStatus()).isEqualTo(status);
    }

    @Test
    void serverTroubleLeavesOpenWhetherTheCallWasExecuted() {
        assertThat(updateFailure(502, "<html>"))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        trouble -> assertThat(trouble.executionUnknown()).isTrue());
    }

    @Test
    void successThatCannotBeReadIsReported() {
        assertThat(pageFailure(200, "{\"code\":3000}")).isInstanceOf(Unexpected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"F\":\"x\"}",
                "{\"ID\":\"\"}",
                "{\"ID\":\"..\"}",
                "{\"ID\":\"\\ud800\"}",
                "{\"ID\":\"1 2\"}",
                "{\"ID\":\"12345678901234567890123456789012345678901\"}",
                "{\"ID\":[1,2]}",
                "{\"ID\":{}}",
                "{\"ID\":-1}"
            })
    void recordWhoseIdIsNoneIsRefusedAndTheRestGoesOn(String odd) {
        RecordPage page = page(200, "{\"code\":3000,\"data\":[" + odd + ",{\"ID\":\"" + ID + "\"}]}");

        assertThat(page.records()).extracting(CreatorRecord::id).containsExactly(ID);
        assertThat(page.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.reason()).contains("cannot be updated");
            assertThat(refused.shownId())
                    .hasSizeLessThanOrEqualTo(40)
                    .doesNotContain("\ud800")
                    .doesNotContain("\n");
        });
    }

    @Test
    void idOfMegabytesIsShownByItsBeginning() {
        RecordPage page = page(200, "{\"code\":3000,\"data\":[{\"ID\":\"" + "x".repeat(5_000_000) + "\"}]}");

        assertThat(page.refused()).extracting(RecordPage.Refused::shownId).containsExactly("x".repeat(40));
    }

    @Test
    void moreRecordsThanWereAskedForAreLeftAlone() {
        String rows = "{\"ID\":\"1\",\"F\":\"a\"},".repeat(1_000_000);

        assertThat(page(200, "{\"data\":[" + rows + "{}],\"code\":3000}").records())
                .hasSize(QUERY.maxRecords());
    }

    @Test
    void longTextOfAFieldIsCutAndMarked() {
        RecordPage page =
                page(200, "{\"code\":3000,\"data\":[{\"ID\":\"1\",\"F\":\"" + "x".repeat(2_000_000) + "\"}]}");

        assertThat(page.records().getFirst().field("F")).hasSize(1001).endsWith("…");
    }

    @Test
    void ofAMillionMembersOfAnErrorTheFirstTenAreRead() {
        String members = IntStream.range(0, 1_000_000)
                .mapToObj(i -> "\"f" + i + "\":\"" + "no".repeat(i < 3 ? 500 : 1) + "\"")
                .collect(Collectors.joining(","));

        assertThat(updateFailure(200, "{\"code\":3002,\"error\":{" + members + "}}"))
                .isInstanceOf(RecordRejected.class)
                .hasMessageContaining("f0: nono")
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(500));
    }

    @Property
    void anyBodyIsAnAnswerOrAFailureOfOurs(
            @ForAll @IntRange(min = 100, max = 599) int status, @ForAll("bodies") String body) {
        try {
            assertThat(page(status, body).records())
                    .allSatisfy(row -> assertThat(row.id()).containsOnlyDigits());
        } catch (CreatorFailure failure) {
            assertThat(failure.httpStatus()).isEqualTo(status);
            assertThat(failure.getMessage()).hasSizeLessThan(500);
        }
        try {
            assertThat(CreatorAnswers.receipt(answer(status, body), ID).recordId())
                    .isEqualTo(ID);
        } catch (CreatorFailure failure) {
            assertThat(failure.httpStatus()).isEqualTo(status);
        }
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> json = Arbitraries.of(
                "{}",
                "[]",
                "null",
                "1",
                "1e999999999",
                "-0.0",
                "\"x\"",
                "3000",
                "9280",
                "\"3000\"",
                "[1,[2,{}]]",
                "{\"ID\":{}}",
                "[{\"ID\":[]}]",
                "[null]",
                "{\"code\":3000}",
                "[{\"code\":{}}]",
                "true");
        Arbitrary<String> name = Arbitraries.of("code", "data", "message", "description", "error", "result");
        Arbitrary<String> objects = Combinators.combine(name, json)
                .as((member, value) -> "\"" + member + "\":" + value)
                .list()
                .ofMaxSize(5)
                .map(members -> "{" + String.join(",", members) + "}");
        return Arbitraries.oneOf(objects, Arbitraries.strings(), json);
    }

    private static RecordPage page(int status, String body) {
        return CreatorAnswers.page(answer(status, body), QUERY);
    }

    private static CreatorFailure pageFailure(int status, String body) {
        return catchThrowableOfType(CreatorFailure.class, () -> page(status, body));
    }

    private static CreatorFailure updateFailure(int status, String body) {
        return catchThrowableOfType(CreatorFailure.class, () -> CreatorAnswers.receipt(answer(status, body), ID));
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(status, Map.of(), Buffer.buffer(body));
    }
}
