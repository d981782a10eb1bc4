package dev.waybill.operator.startup;

import dev.waybill.operator.login.Operators;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** The types of value that settings of both services have; they accept what the configuration of Quarkus accepts. */
public final class SettingTypes {

    private SettingTypes() {}

    /** Any text. */
    public static SettingType<String> text() {
        return new SettingType<>("a text", value -> value);
    }

    /** Any text, described by the caller. */
    public static SettingType<String> text(String takes) {
        return new SettingType<>(takes, value -> value);
    }

    /** A comma list of texts, none of them blank. */
    public static SettingType<List<String>> list() {
        return new SettingType<>("a comma list", SettingTypes::readList);
    }

    /** One of some words. */
    public static SettingType<String> oneOf(String... words) {
        return checked("one of " + String.join(", ", words), value -> value, List.of(words)::contains);
    }

    /** True or false. */
    public static SettingType<Boolean> bool() {
        return new SettingType<>("true or false", SettingTypes::readBoolean);
    }

    /** A TCP port to listen on. */
    public static SettingType<Integer> port() {
        return checked(
                "a port number from 1 to 65535, or 0 for any free one",
                Integer::valueOf,
                port -> port >= 0 && port <= 65_535);
    }

    /** A whole number within bounds, both included. */
    public static SettingType<Integer> number(int least, int most) {
        String takes = most == Integer.MAX_VALUE
                ? "a whole number of at least " + least
                : "a whole number from " + least + " to " + most;
        return checked(takes, Integer::valueOf, number -> number >= least && number <= most);
    }

    /** A whole number of one or more. */
    public static SettingType<Integer> positiveNumber() {
        return number(1, Integer.MAX_VALUE);
    }

    /** A length of time above zero, as Quarkus reads it. Source: Quarkus guide "Configuration reference", durations. */
    public static SettingType<Duration> duration() {
        return checked(
                "a time above zero such as 60m, 30s, 100ms or PT1H",
                value -> Objects.requireNonNull(DurationConverter.parseDuration(value)),
                Duration::isPositive);
    }

    /** A length of time or none at all, as Quarkus reads it. */
    public static SettingType<Duration> pause() {
        return checked(
                "a time such as 100ms, 2s or PT1S, or 0 for none",
                value -> Objects.requireNonNull(DurationConverter.parseDuration(value)),
                duration -> !duration.isNegative());
    }

    /** A number of bytes from 1 to 2147483647, as Quarkus reads it; K, M and G are powers of 1024. */
    public static SettingType<Integer> memorySize() {
        MemorySizeConverter converter = new MemorySizeConverter();
        return new SettingType<>("a size such as 65536, 512K or 4M", value -> {
            int bytes = converter.convert(value).asBigInteger().intValueExact();
            return require(bytes, bytes > 0);
        });
    }

    /** A number of bytes on disk, as Quarkus reads it; K, M and G are powers of 1024. */
    public static SettingType<Long> diskSize() {
        MemorySizeConverter converter = new MemorySizeConverter();
        return new SettingType<>("a size such as 512M or 4G", value -> {
            long bytes = converter.convert(value).asBigInteger().longValueExact();
            return require(bytes, bytes > 0);
        });
    }

    /** A time zone. */
    public static SettingType<ZoneId> zone() {
        return new SettingType<>("a time zone such as UTC, Asia/Kolkata or +05:30", ZoneId::of);
    }

    /** An absolute URL with http or https. */
    public static SettingType<URI> httpUrl() {
        return checked(
                "a URL that starts with https:// or http://",
                URI::create,
                url -> url.getHost() != null && List.of("http", "https").contains(url.getScheme()));
    }

    /** A path of a file or folder. */
    public static SettingType<Path> path() {
        return new SettingType<>("a path", Path::of);
    }

    /** A pattern of date and time in English. Source: {@link DateTimeFormatter}. */
    public static SettingType<DateTimeFormatter> datePattern() {
        return new SettingType<>(
                "a date pattern such as dd-MMM-yyyy HH:mm:ss",
                value -> DateTimeFormatter.ofPattern(value, Locale.ENGLISH));
    }

    /** Names and bcrypt hashes of operators. */
    public static SettingType<Operators> operators() {
        return new SettingType<>(Operators.TAKES, value -> {
            try {
                return Operators.parse(value);
            } catch (IllegalArgumentException wrong) {
                throw new UnfitValueException(String.valueOf(wrong.getMessage()));
            }
        });
    }

    private static Boolean readBoolean(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static List<String> readList(String value) {
        List<String> elements =
                Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        if (elements.stream().anyMatch(String::isEmpty)) {
            throw new UnfitValueException("an element is empty");
        }
        return elements;
    }

    private static <T> SettingType<T> checked(String takes, Function<String, T> reader, Predicate<T> fits) {
        return new SettingType<>(takes, value -> {
            T read = reader.apply(value.strip());
            return require(read, fits.test(read));
        });
    }

    private static <T> T require(T value, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException();
        }
        return value;
    }
}
