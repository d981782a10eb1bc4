package dev.waybill.sync.failures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Failed messages, counted. Pure.
 *
 * @param since what was received earlier is not counted
 * @param complete false if there were more than are counted: then the newest are
 * @param codes the most frequent first
 * @param numbers the one with the most failures first
 * @param days the latest first
 */
public record FailureStatistics(
        Instant since, boolean complete, int total, List<Code> codes, List<Share> numbers, List<Share> days) {

    /**
     * The failures of one code.
     *
     * @param code absent for those that name none
     * @param share of the most frequent one, 0 to 100
     * @param last when the last one came
     */
    public record Code(@Nullable Integer code, ErrorCodes.Meaning meaning, int count, int share, Instant last) {}

    /**
     * FailureStatistics that have something in common.
     *
     * @param share of the largest, 0 to 100
     */
    public record Share(String name, int count, int share) {}

    static FailureStatistics of(List<FailedMessage> failed, Instant since, boolean complete, ZoneId zone) {
        return new FailureStatistics(
                since,
                complete,
                failed.size(),
                codes(failed),
                shares(
                        failed,
                        FailedMessage::number,
                        Comparator.comparingInt(Share::count).reversed()),
                shares(
                        failed,
                        one -> LocalDate.ofInstant(one.receivedAt(), zone).toString(),
                        Comparator.comparing(Share::name).reversed()));
    }

    private static List<Code> codes(List<FailedMessage> failed) {
        Map<Optional<Integer>, List<FailedMessage>> byCode =
                failed.stream().collect(Collectors.groupingBy(one -> Optional.ofNullable(one.code())));
        int most = byCode.values().stream().mapToInt(List::size).max().orElse(1);
        return byCode.entrySet().stream()
                .map(entry -> code(entry.getKey().orElse(null), entry.getValue(), most))
                .sorted(Comparator.comparingInt(Code::count)
                        .reversed()
                        .thenComparing(code -> String.valueOf(code.code())))
                .toList();
    }

    private static Code code(@Nullable Integer code, List<FailedMessage> failed, int most) {
        ErrorCodes.Meaning meaning = code == null
                ? new ErrorCodes.Meaning("The callback names no error", Remedy.UNKNOWN)
                : ErrorCodes.of(code);
        Instant last = failed.stream()
                .map(FailedMessage::receivedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Code(code, meaning, failed.size(), percent(failed.size(), most), last);
    }

    private static List<Share> shares(
            List<FailedMessage> failed, Function<FailedMessage, String> name, Comparator<Share> order) {
        Map<String, Long> counts =
                failed.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        return counts.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue().intValue(), percent(entry.getValue(), most)))
                .sorted(order)
                .toList();
    }

    private static int percent(long part, long whole) {
        return Math.toIntExact(Math.ceilDiv(part * 100, whole));
    }
}
