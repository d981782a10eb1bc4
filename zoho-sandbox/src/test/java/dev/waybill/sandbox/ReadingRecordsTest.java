package dev.waybill.sandbox;

import static dev.waybill.sandbox.Caller.REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingRecordsTest extends SandboxTest {

    private List<String> addPending(int number) {
        return caller.add(IntStream.range(0, number)
                .mapToObj(each -> "{\"Status\":\"sent\",\"Queue_ID_DV\":\"q" + each + "\"}")
                .collect(Collectors.joining(",", "[", "]")));
    }

    private static List<String> ids(Reply reply) {
        List<String> ids = new ArrayList<>();
        for (JsonNode record : reply.json().path("data")) {
            ids.add(record.path("ID").asText());
        }
        return ids;
    }

    @Test
    void aRecordHasA19DigitIdAndEveryFieldAsText() {
        String id = caller.add("[{\"Status\":\"sent\",\"Attempts\":3,\"Note\":null}]")
                .getFirst();

        JsonNode record = caller.get(REPORT).json().path("data").path(0);

        assertThat(id).matches("[0-9]{19}");
        assertThat(record.path("ID").isTextual()).isTrue();
        assertThat(record.path("ID").asText()).isEqualTo(id);
        assertThat(record.path("Attempts")).hasToString("\"3\"");
        assertThat(record.path("Note")).hasToString("\"\"");
        assertThat(record.path("Message_ID_Webhook")).hasToString("\"\"");
        assertThat(record.path("Added_Time").asText()).matches("21-Nov-2026 \\d\\d:\\d\\d:\\d\\d");
    }

    @ParameterizedTest
    @CsvSource({"200, 3", "500, 1", "1000, 1"})
    void pagesThroughEverythingOnceAndInOrder(int pageSize, int cursors) {
        List<String> added = addPending(pageSize * cursors + 7);
        List<String> read = new ArrayList<>();
        int followed = 0;

        Reply page = caller.find("Status != \"delivered\"", pageSize);
        read.addAll(ids(page));
        while (page.header("record_cursor").isPresent()) {
            assertThat(ids(page)).hasSize(pageSize);
            page = caller.with("record_cursor", page.header("record_cursor").get())
                    .find("Status != \"delivered\"", pageSize);
            read.addAll(ids(page));
            followed++;
        }

        assertThat(read).isEqualTo(added);
        assertThat(followed).isEqualTo(cursors);
    }

    @Test
    void aFullLastPageHasNoCursor() {
        addPending(200);
        assertThat(caller.get(REPORT).header("record_cursor")).isEmpty();
    }

    @Test
    void aCursorIsKnownFor15MinutesAndForItsOwnQuery() {
        addPending(201);
        caller.with(
                "record_cursor", caller.find("ID != 0").header("record_cursor").orElseThrow());

        assertThat(caller.find("ID != null").verdict()).isEqualTo("400/9210");
        CLOCK.move(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(ids(caller.find("ID != 0"))).hasSize(1);
        CLOCK.move(Duration.ofSeconds(1));
        assertThat(caller.find("ID != 0").verdict()).isEqualTo("400/9210");
    }

    @Test
    void aCursorInTheQueryIsIgnored() {
        List<String> added = addPending(201);
        String cursor = caller.get(REPORT).header("record_cursor").orElseThrow();

        assertThat(ids(caller.get(REPORT + "?record_cursor=" + cursor)).getFirst())
                .isEqualTo(added.getFirst());
    }

    @Test
    void nothingFoundIsNotAnEmptyList() {
        assertThat(caller.find("Status != \"delivered\"").verdict()).isEqualTo("400/9220");
        addPending(1);
        assertThat(caller.find("Status == \"delivered\"").verdict()).isEqualTo("400/9280");
        givenFaults("{\"empty_as_200\":true}");
        assertThat(caller.find("Status == \"delivered\"").text()).isEqualTo("{\"code\":3000,\"data\":[]}");
    }

    @Test
    void customFieldsAreShownBesideTheId() {
        String id = addPending(1).getFirst();

        assertThat(caller.get(REPORT + "?field_config=custom&fields=Status,Queue_ID_DV")
                        .text())
                .isEqualTo("{\"code\":3000,\"data\":[{\"ID\":\"" + id
                        + "\",\"Status\":\"sent\",\"Queue_ID_DV\":\"q0\"}]}");
        assertThat(caller.get(REPORT + "?field_config=custom&fields=Nope").verdict())
                .isEqualTo("400/9210");
        assertThat(caller.get(REPORT + "?field_config=some").verdict()).isEqualTo("400/9210");
    }

    @Test
    void oneRecordIsAnObjectAndAMissingOneIs3190() {
        String id = addPending(1).getFirst();

        assertThat(caller.get(REPORT + "/" + id).json().at("/data/Queue_ID_DV").asText())
                .isEqualTo("q0");
        assertThat(caller.get(REPORT + "/9999999999999999999").verdict()).isEqualTo("200/3190");
    }

    @Test
    void emptyFieldsDifferFromATextUnlessTheQuirkSaysNo() {
        caller.add("[{\"Queue_ID_DV\":\"q\"}]");

        assertThat(caller.find("Status != \"delivered\"").verdict()).isEqualTo("200/3000");
        givenFaults("{\"not_equal_skips_empty\":true}");
        assertThat(caller.find("Status != \"delivered\"").verdict()).isEqualTo("400/9280");
    }
}
