package dev.waybill.operator.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.setting.CommaList;
import dev.waybill.model.setting.Takes;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @ConfigMapping(prefix = "waybill.test")
    interface Sample {

        @Takes("an owner")
        String owner();

        @WithDefault("60m")
        Duration interval();

        @WithDefault("1s")
        @Takes(least = 0)
        Duration pause();

        @WithDefault("3")
        @Takes(most = 10)
        int calls();

        @WithDefault("4M")
        @Takes(most = Integer.MAX_VALUE)
        MemorySize maxBody();

        @WithDefault("false")
        boolean open();

        @WithDefault("sqlite")
        @Takes(oneOf = {"sqlite", "catalyst"})
        String kind();

        @WithDefault("${waybill.zone:UTC}")
        ZoneId zone();

        Optional<URI> url();

        Optional<Path> file();

        Optional<Pattern> accepted();

        @Takes(secret = true)
        Optional<CommaList> secrets();

        @Takes(elements = Even.class)
        Optional<CommaList> evens();

        Fields fields();

        interface Fields {

            @WithDefault("Status")
            @Takes(value = "a link name", matching = "\\w+")
            String status();
        }
    }

    /** Reads itself, as types of settings do. */
    record Even(int number) {

        public static Even of(String text) {
            if (Integer.parseInt(text) % 2 != 0) {
                throw new IllegalArgumentException(text + " is odd");
            }
            return new Even(Integer.parseInt(text));
        }
    }

    private static final Settings SETTINGS = Settings.of(8080, Sample.class);

    @Test
    void eachMethodOfAMappingIsASettingWithItsDefault() {
        assertThat(SETTINGS.rows())
                .contains(
                        "| `QUARKUS_HTTP_PORT` | `8080` | a port number from 1 to 65535, or 0 for any free one |",
                        "| `WAYBILL_TEST_OWNER` | needed | an owner |",
                        "| `WAYBILL_TEST_MAX_BODY` | `4M` | a size such as 512K or 4M |",
                        "| `WAYBILL_TEST_ZONE` | `WAYBILL_ZONE` | a time zone such as UTC, Asia/Kolkata or +05:30 |",
                        "| `WAYBILL_TEST_SECRETS` | - | a comma list |",
                        "| `WAYBILL_TEST_FIELDS_STATUS` | `Status` | a link name |")
                .hasSize(15);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interval | 60m",
                "interval | PT1H",
                "interval | 100ms",
                "pause | 0",
                "pause | 0s",
                "calls | 10",
                "max-body | 65536",
                "max-body | 512K",
                "open | TRUE",
                "kind | catalyst",
                "zone | Asia/Kolkata",
                "url | https://accounts.zoho.com",
                "url | http://127.0.0.1:8090",
                "url | http://[::1]:8090",
                "file | data/waybill.db",
                "accepted | ^[a-z]+$",
                "secrets | new, old",
                "evens | 2, 4,",
                "fields.status | Delivery_Status",
            })
    void whatFitsIsTaken(String key, String value) {
        assertThat(complaints(Map.of("waybill.test." + key, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interval | soon | a time with its unit such as 60m or 30s",
                "interval | 60 | 60 has no unit; write 60m for minutes, 60s for seconds",
                "interval | 0s | a time",
                "interval | 0 | has no unit",
                "interval | -5m | a time",
                "interval | 60 minutes | a time",
                "pause | 100 | 100ms",
                "pause | -5m | a time",
                "calls | 11 | from 1 to 10",
                "calls | 0 | from 1 to 10",
                "calls | 1.5 | from 1 to 10",
                "calls | 99999999999999999999 | from 1 to 10",
                "max-body | lots | a size",
                "max-body | 4 | 4 without a unit is bytes; write 4K or 4M",
                "max-body | 0 | a size",
                "max-body | 4G | a size",
                "max-body | -4M | a size",
                "open | yes | true or false",
                "kind | SQLITE | one of sqlite, catalyst",
                "zone | Mars/Olympus | a time zone",
                "url | accounts.zoho.com | an address",
                "url | ftp://accounts.zoho.com | an address",
                "url | https:// | an address",
                "url | https://a b | an address",
                "url | https://user@accounts.zoho.com | an address",
                "url | https://accounts.zoho.com/ | write only https://accounts.zoho.com",
                "url | https://accounts.zoho.com/oauth/v2/token | write only https://accounts.zoho.com",
                "url | https://accounts.zoho.com?x=1 | write only https://accounts.zoho.com",
                "accepted | ( | a regular expression",
                "evens | 2, 3 | 3 is odd",
                "fields.status | Delivery Status | a link name",
                "fields.status | 'Status' | in quotes",
                "owner | \"demo\" | in quotes",
            },
            quoteCharacter = '\0')
    void whatDoesNotFitIsOneLineThatSaysWhatIsTaken(String key, String value, String reason) {
        assertThat(complaints(Map.of("waybill.test." + key, value)))
                .singleElement()
                .asString()
                .startsWith(Setting.variable("waybill.test." + key))
                .contains(reason)
                .doesNotContain("\n");
    }

    @Test
    void aMissingValueIsNamedWithWhatItTakes() {
        assertThat(SETTINGS.complaints(key -> Optional.empty()))
                .containsExactly("WAYBILL_TEST_OWNER is missing; it takes an owner");
    }

    @Test
    void anEmptyValueIsNoWayToTheDefault() {
        assertThat(complaints(Map.of("waybill.test.interval", "", "waybill.test.zone", "", "waybill.test.url", "")))
                .containsExactly(
                        "WAYBILL_TEST_INTERVAL is empty; leave it out for 60m, else it takes a time with its unit such"
                                + " as 60m or 30s",
                        "WAYBILL_TEST_ZONE is empty; leave it out for WAYBILL_ZONE, else it takes a time zone such as"
                                + " UTC, Asia/Kolkata or +05:30");
    }

    @Test
    void aSecretIsNeverShownAndALongValueIsCut() {
        assertThat(complaints(Map.of("waybill.test.secrets", "\"s3cret\"", "waybill.test.calls", "7".repeat(1000))))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).doesNotContain("s3cret").hasSizeLessThan(200));
    }

    @Test
    void aReferenceToNothingIsAComplaint() {
        assertThat(SETTINGS.complaints(key -> {
                    throw new NoSuchElementException("Could not expand value");
                }))
                .contains("WAYBILL_TEST_OWNER refers to something that is not set; it takes an owner");
    }

    @Test
    void whatIsNotSetIsInForceWithItsDefault() {
        Lookup values = SETTINGS.inForce(key -> Optional.ofNullable(
                Map.of("waybill.test.kind", "catalyst", "waybill.test.url", "").get(key)));

        assertThat(values.value("waybill.test.kind")).contains("catalyst");
        assertThat(values.value("waybill.test.interval")).contains("60m");
        assertThat(List.of(values.value("waybill.test.url"), values.value("waybill.test.zone")))
                .containsOnly(Optional.empty());
    }

    private static List<String> complaints(Map<String, String> set) {
        Map<String, String> values = new HashMap<>(set);
        values.putIfAbsent("waybill.test.owner", "demo");
        return SETTINGS.complaints(key -> Optional.ofNullable(values.get(key)));
    }
}
