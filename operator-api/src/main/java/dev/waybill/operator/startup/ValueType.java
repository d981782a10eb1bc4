package dev.waybill.operator.startup;

import dev.waybill.model.setting.CommaList;
import dev.waybill.model.setting.Takes;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the value of a setting may be.
 *
 * @param takes what is allowed, in words that end the sentence "NAME takes …"
 * @param reader reads a value that is not blank; throws {@link UnfitValueException} when the reason helps the user, any
 *     other {@link RuntimeException} when {@code takes} says enough
 */
record ValueType(String takes, Consumer<String> reader) {

    private static final int SMALLEST_BARE_SIZE = 1024;

    /** Reads a value; throws {@link RuntimeException} when it is not of this type. */
    void read(String value) {
        reader.accept(value);
    }

    /** A TCP port to listen on. */
    static ValueType port() {
        return new ValueType(
                "a port number from 1 to 65535, or 0 for any free one",
                value -> require(within(Integer.parseInt(value), 0, 65_535)));
    }

    /** What a method of a configuration mapping reads: its type, and its own words and bounds. */
    static ValueType of(Class<?> type, Takes takes) {
        ValueType ofType = ofType(type, takes);
        return takes.value().isEmpty() ? ofType : new ValueType(takes.value(), ofType.reader());
    }

    private static ValueType ofType(Class<?> type, Takes takes) {
        if (takes.oneOf().length > 0) {
            List<String> words = List.of(takes.oneOf());
            return new ValueType("one of " + String.join(", ", words), value -> require(words.contains(value)));
        }
        if (type == int.class || type == long.class) {
            return number(takes.least(), type == int.class ? Math.min(takes.most(), Integer.MAX_VALUE) : takes.most());
        }
        if (type == boolean.class) {
            return new ValueType(
                    "true or false",
                    value -> require(value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")));
        }
        if (type == Duration.class) {
            return duration(takes.least() == 0);
        }
        if (type == MemorySize.class) {
            return new ValueType("a size such as 512K or 4M", value -> readSize(value, takes.most()));
        }
        if (type == CommaList.class) {
            return new ValueType(
                    "a comma list",
                    value -> CommaList.of(value).elements().forEach(element -> readBy(takes.elements(), element)));
        }
        if (type == ZoneId.class) {
            return reading("a time zone such as UTC, Asia/Kolkata or +05:30", ZoneId::of);
        }
        if (type == Path.class) {
            return reading("a path", Path::of);
        }
        if (type == Pattern.class) {
            return reading("a regular expression", Pattern::compile);
        }
        if (type == URI.class) {
            return new ValueType(
                    "an address such as https://accounts.zoho.com, without a path", ValueType::readAddress);
        }
        Pattern matching = Pattern.compile(takes.matching().isEmpty() ? "(?s).*" : takes.matching());
        return new ValueType("a text", value -> {
            require(matching.matcher(value).matches());
            readBy(type, value);
        });
    }

    private static ValueType number(long least, long most) {
        boolean open = most == Integer.MAX_VALUE || most == Long.MAX_VALUE;
        return new ValueType(
                open ? "a whole number of at least " + least : "a whole number from " + least + " to " + most,
                value -> require(within(Long.parseLong(value), least, most)));
    }

    private static ValueType duration(boolean orNone) {
        return new ValueType(
                orNone
                        ? "a time with its unit such as 100ms or 2s, or 0 for none"
                        : "a time with its unit such as 60m or 30s",
                value -> {
                    if (orNone && value.equals("0")) {
                        return;
                    }
                    if (value.matches("\\d+")) {
                        throw new UnfitValueException(
                                value + " has no unit; write " + value + "m for minutes, " + value + "s for seconds");
                    }
                    Duration read = DurationConverter.parseDuration(value);
                    require(read != null && (orNone ? !read.isNegative() : read.isPositive()));
                });
    }

    private static void readSize(String value, long most) {
        if (value.matches("\\d{1,9}") && Integer.parseInt(value) < SMALLEST_BARE_SIZE) {
            throw new UnfitValueException(value + " without a unit is bytes; write " + value + "K or " + value + "M");
        }
        require(within(new MemorySizeConverter().convert(value).asBigInteger().longValueExact(), 1, most));
    }

    private static void readAddress(String value) {
        URI address = URI.create(value);
        require(address.getHost() != null && List.of("http", "https").contains(address.getScheme()));
        if (!address.getRawPath().isEmpty() || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new UnfitValueException("it goes on behind the host; write only " + address.getScheme() + "://"
                    + address.getRawAuthority());
        }
        require(address.getRawUserInfo() == null);
    }

    /** As SmallRye Config reads types of ours: by a static method {@code of(String)}. */
    private static void readBy(Class<?> type, String value) {
        if (type == String.class) {
            return;
        }
        try {
            type.getMethod("of", String.class).invoke(null, value);
        } catch (InvocationTargetException refused) {
            throw new UnfitValueException(
                    String.valueOf(refused.getTargetException().getMessage()));
        } catch (ReflectiveOperationException noSuchMethod) {
            throw new IllegalStateException(type + " cannot be a setting: it has no of(String)", noSuchMethod);
        }
    }

    private static ValueType reading(String takes, Function<String, ?> reader) {
        return new ValueType(takes, value -> {
            Object unused = reader.apply(value);
        });
    }

    private static boolean within(long number, long least, long most) {
        return number >= least && number <= most;
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException();
        }
    }
}
