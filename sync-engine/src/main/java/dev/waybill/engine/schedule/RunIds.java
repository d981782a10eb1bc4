package dev.waybill.engine.schedule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Names runs: by their start, so that their order is their age, and by chance, so that two replicas never meet. */
final class RunIds {

    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern(
                    "yyyyMMdd'T'HHmmssSSS'Z'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final HexFormat HEX = HexFormat.of();

    private RunIds() {}

    static String at(Instant start, RandomGenerator random) {
        return START.format(start) + "-" + HEX.toHexDigits((short) random.nextInt());
    }
}
