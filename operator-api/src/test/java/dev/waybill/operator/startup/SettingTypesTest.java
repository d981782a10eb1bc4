package dev.waybill.operator.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTypesTest {

    private static final Map<String, SettingType<?>> TYPES = Map.ofEntries(
            Map.entry("port", SettingTypes.port()),
            Map.entry("positive", SettingTypes.positiveNumber()),
            Map.entry("one to ten", SettingTypes.number(1, 10)),
            Map.entry("duration", SettingTypes.duration()),
            Map.entry("pause", SettingTypes.pause()),
            Map.entry("memory", SettingTypes.memorySize()),
            Map.entry("zone", SettingTypes.zone()),
            Map.entry("url", SettingTypes.httpUrl()),
            Map.entry("bool", SettingTypes.bool()),
            Map.entry("list", SettingTypes.list()),
            Map.entry("kind", SettingTypes.oneOf("sqlite", "catalyst")),
            Map.entry("operators", SettingTypes.operators()),
            Map.entry("date", SettingTypes.datePattern()));

    @Test
    void valuesAreReadAsQuarkusReadsThem() {
        assertThat(SettingTypes.duration().read("60m")).isEqualTo(Duration.ofHours(1));
        assertThat(SettingTypes.duration().read("100ms")).isEqualTo(Duration.ofMillis(100));
        assertThat(SettingTypes.duration().read("30")).isEqualTo(Duration.ofSeconds(30));
        assertThat(SettingTypes.duration().read("PT1.5S")).isEqualTo(Duration.ofMillis(1500));
        assertThat(SettingTypes.pause().read("100ms")).isEqualTo(Duration.ofMillis(100));
        assertThat(SettingTypes.pause().read("0")).isEqualTo(Duration.ZERO);
        assertThat(SettingTypes.memorySize().read("4M")).isEqualTo(4 * 1024 * 1024);
        assertThat(SettingTypes.memorySize().read("65536")).isEqualTo(65_536);
        assertThat(SettingTypes.zone().read("Asia/Kolkata")).isEqualTo(ZoneId.of("Asia/Kolkata"));
        assertThat(SettingTypes.httpUrl().read("http://127.0.0.1:8090")).isEqualTo(URI.create("http://127.0.0.1:8090"));
        assertThat(SettingTypes.bool().read("TRUE")).isTrue();
        assertThat(SettingTypes.list().read("a, b")).isEqualTo(List.of("a", "b"));
        assertThat(SettingTypes.oneOf("sqlite", "catalyst").read("catalyst")).isEqualTo("catalyst");
        assertThat(SettingTypes.port().read(" 65535 ")).isEqualTo(65_535);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port | -1",
                "port | 65536",
                "port | http",
                "positive | 0",
                "positive | 1.5",
                "positive | 99999999999",
                "one to ten | 11",
                "duration | soon",
                "duration | 0s",
                "duration | -5m",
                "pause | -5m",
                "memory | lots",
                "memory | 0",
                "memory | 4G",
                "memory | -4M",
                "zone | Mars/Olympus",
                "url | accounts.zoho.com",
                "url | ftp://accounts.zoho.com",
                "url | https://",
                "url | https://a b",
                "bool | yes",
                "list | a,,b",
                "kind | SQLITE",
                "operators | admin:admin",
                "date | dd-MMM-yyyy bb",
            })
    void whatDoesNotFitIsRefused(String type, String value) {
        assertThatThrownBy(() -> TYPES.get(type).read(value)).isInstanceOf(RuntimeException.class);
    }
}
