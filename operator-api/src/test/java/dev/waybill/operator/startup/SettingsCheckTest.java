package dev.waybill.operator.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {

    private static final Setting INTERVAL = Setting.of("waybill.sync.interval", SettingTypes.duration(), "scheduler")
            .or("60m");
    private static final Setting OWNER = Setting.of(
                    "waybill.creator.owner", SettingTypes.text("a link name"), "link name")
            .needed();
    private static final Setting OPERATORS = Setting.of("waybill.operators", SettingTypes.operators(), "operators")
            .hidden();

    @Test
    void rightValuesAndDefaultsGiveNoComplaint() {
        assertThat(complaints(Map.of("waybill.creator.owner", "demo"))).isEmpty();
    }

    @Test
    void aMissingValueIsNamedWithWhatItTakes() {
        assertThat(complaints(Map.of())).containsExactly("WAYBILL_CREATOR_OWNER is missing; it takes a link name");
        assertThat(complaints(Map.of("waybill.creator.owner", " "))).hasSize(1);
    }

    @Test
    void anEmptyValueIsNoWayToTheDefault() {
        assertThat(complaints(Map.of("waybill.creator.owner", "o", "waybill.sync.interval", "")))
                .containsExactly(
                        "WAYBILL_SYNC_INTERVAL is empty; leave it out for 60m, else it takes a time above zero such"
                                + " as 60m, 30s, 100ms or PT1H");
        assertThat(complaints(Map.of("waybill.creator.owner", "o", "waybill.operators", "")))
                .isEmpty();
    }

    @Test
    void everyWrongValueHasItsOwnLine() {
        assertThat(complaints(Map.of("waybill.sync.interval", "so\non", "waybill.operators", "asha:s3cret")))
                .containsExactly(
                        "WAYBILL_SYNC_INTERVAL=so?on is wrong; it takes a time above zero such as 60m, 30s, 100ms or PT1H",
                        "WAYBILL_CREATOR_OWNER is missing; it takes a link name",
                        "WAYBILL_OPERATORS is wrong: element 1 holds no bcrypt hash: 60 characters starting with $2a$,"
                                + " $2b$ or $2y$ are needed; it takes a comma list of name:bcrypt-hash, with hashes as"
                                + " `htpasswd -nbB name password` prints them");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(complaints(Map.of("waybill.creator.owner", "o", "waybill.sync.interval", "x".repeat(1000))))
                .singleElement()
                .satisfies(line -> assertThat(line).hasSizeLessThan(200));
    }

    @Test
    void aReferenceToNothingIsAComplaint() {
        Lookup lookup = key -> {
            throw new NoSuchElementException("Could not expand value");
        };

        assertThat(new SettingsCheck(List.of(OWNER)).complaints(lookup))
                .containsExactly("WAYBILL_CREATOR_OWNER refers to something that is not set; it takes a link name");
    }

    @Test
    void theTableForTheDocumentsHasARowForEachSetting() {
        assertThat(Settings.markdownTable(List.of(INTERVAL, OWNER))).isEqualTo("""
                        | variable | default | takes | meaning |
                        | --- | --- | --- | --- |
                        | `WAYBILL_SYNC_INTERVAL` | `60m` | a time above zero such as 60m, 30s, 100ms or PT1H | scheduler |
                        | `WAYBILL_CREATOR_OWNER` | needed | a link name | link name |
                        """);
    }

    private static List<String> complaints(Map<String, String> values) {
        return new SettingsCheck(List.of(INTERVAL, OWNER, OPERATORS))
                .complaints(key -> Optional.ofNullable(values.get(key)));
    }
}
