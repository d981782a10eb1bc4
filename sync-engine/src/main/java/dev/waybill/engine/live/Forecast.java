package dev.waybill.engine.live;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What is still to come until the reset of the day's quota.
 *
 * @param messages final statuses
 * @param failed those of them that say that a message did not arrive
 * @param busy the time in which most of it comes
 */
record Forecast(double messages, double failed, Duration busy) {

    private static final int DAYS = 7;

    /** Failed ones among all, where nobody knows better. */
    private static final double FAILED = 0.05;

    /** Hours with less than this part of the busiest one do not count as busy. */
    private static final double QUIET = 0.1;

    /** How far today may be from the days before. */
    private static final double LEAST_CORRECTION = 0.5;

    private static final double MOST_CORRECTION = 3.0;

    /** Messages that should have come today before what did come says something. */
    private static final double ENOUGH_TO_CORRECT = 20;

    /** Without history: when the day's traffic ends, and the least part of the quota that it takes. */
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private static final double LEAST_PART_OF_QUOTA = 0.3;

    /** @param capacity messages that the whole quota carries */
    static Forecast of(Traffic traffic, Instant now, Instant reset, ZoneId zone, double capacity) {
        long hour = Traffic.hourOf(now);
        long firstKnown = traffic.hours().keySet().stream()
                .mapToLong(Long::longValue)
                .min()
                .orElse(hour);
        int days = (int) Math.min(DAYS, (hour - firstKnown) / 24);
        return days == 0
                ? withoutHistory(traffic, now, reset, zone, capacity)
                : withHistory(traffic, now, reset, zone, days);
    }

    private static Forecast withHistory(Traffic traffic, Instant now, Instant reset, ZoneId zone, int days) {
        double correction = correction(traffic, now, zone, days);
        List<Duration> lengths = new ArrayList<>();
        List<Traffic.Hour> means = new ArrayList<>();
        double busiest = 0;
        for (Instant from = now; from.isBefore(reset); ) {
            long hour = Traffic.hourOf(from);
            Instant end = Instant.ofEpochSecond((hour + 1) * 3600);
            Instant to = end.isBefore(reset) ? end : reset;
            Traffic.Hour mean = mean(traffic, hour, Traffic.hourOf(now), days);
            lengths.add(Duration.between(from, to));
            means.add(mean);
            busiest = Math.max(busiest, mean.all());
            from = to;
        }
        double messages = 0;
        double failed = 0;
        Duration busy = Duration.ZERO;
        for (int i = 0; i < means.size(); i++) {
            double part = lengths.get(i).toMillis() / 3_600_000.0;
            messages += means.get(i).all() * part;
            failed += means.get(i).failed() * part;
            busy = means.get(i).all() > QUIET * busiest ? busy.plus(lengths.get(i)) : busy;
        }
        return new Forecast(messages * correction, failed * correction, busy);
    }

    /** The mean of the same hour on the days before; an hour of tomorrow has no yesterday that is over. */
    private static Traffic.Hour mean(Traffic traffic, long hour, long now, int days) {
        long before = hour - 24;
        while (before >= now) {
            before -= 24;
        }
        Traffic.Hour sum = Traffic.Hour.NOTHING;
        for (int day = 0; day < days; day++) {
            sum = sum.plus(traffic.at(before - 24L * day));
        }
        return new Traffic.Hour(sum.all() / days, sum.failed() / days);
    }

    /** How today has gone so far, beside the days before. */
    private static double correction(Traffic traffic, Instant now, ZoneId zone, int days) {
        long first =
                Traffic.hourOf(LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant());
        long hour = Traffic.hourOf(now);
        double part = now.getEpochSecond() % 3600 / 3600.0;
        double came = 0;
        double expected = 0;
        for (long h = first; h <= hour; h++) {
            came += traffic.at(h).all();
            expected += mean(traffic, h, hour, days).all() * (h == hour ? part : 1);
        }
        if (expected < ENOUGH_TO_CORRECT) {
            return 1;
        }
        return Math.clamp(came / expected, LEAST_CORRECTION, MOST_CORRECTION);
    }

    /** What today's rate since its first message suggests for the hours until the evening. */
    private static Forecast withoutHistory(Traffic traffic, Instant now, Instant reset, ZoneId zone, double capacity) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant evening = today.atTime(EVENING).atZone(zone).toInstant();
        Instant end = evening.isBefore(reset) ? evening : reset;
        if (!now.isBefore(end)) {
            return new Forecast(0, 0, Duration.ZERO);
        }
        long first = Traffic.hourOf(today.atStartOfDay(zone).toInstant());
        double came = 0;
        double failed = 0;
        Instant since = now;
        for (long hour = Traffic.hourOf(now); hour >= first; hour--) {
            Traffic.Hour count = traffic.at(hour);
            came += count.all();
            failed += count.failed();
            since = count.all() > 0 ? Instant.ofEpochSecond(hour * 3600) : since;
        }
        double hoursSoFar = Math.max(1, Duration.between(since, now).toMillis() / 3_600_000.0);
        Duration left = Duration.between(now, end);
        double atThisRate = came / hoursSoFar * left.toMillis() / 3_600_000.0;
        double messages = Math.clamp(atThisRate, LEAST_PART_OF_QUOTA * capacity, capacity);
        double share = came < ENOUGH_TO_CORRECT ? FAILED : failed / came;
        return new Forecast(messages, messages * share, left);
    }
}
