package dev.waybill.model.status;

import dev.waybill.model.setting.Blanks;
import dev.waybill.model.setting.CommaList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which status outranks which.
 *
 * <p>The default, lowest first, is {@code sent < accepted < failed < delivered}. {@code read} and {@code played} imply
 * {@code delivered} and stand for it. Any other value is unknown: it has no rank and never wins. Source:
 * {@code product.md} 1, WhatsApp facts 2.2.
 */
public final class StatusOrder {

    /** The status that an arrived message ends at. */
    public static final String DELIVERED = "delivered";

    /** Rank of a value that nobody knows; below every known one. */
    public static final int UNKNOWN = -1;

    private static final Map<String, String> IMPLIES = Map.of("read", DELIVERED, "played", DELIVERED);

    public static final StatusOrder DEFAULT = of(List.of("sent", "accepted", "failed", DELIVERED));

    private final List<String> lowestFirst;

    private StatusOrder(List<String> lowestFirst) {
        this.lowestFirst = lowestFirst;
    }

    /**
     * An order from the names of its statuses, lowest first.
     *
     * @throws IllegalArgumentException if a name is blank, repeated, or implied by another, or {@code delivered} is
     *     missing
     */
    public static StatusOrder of(List<String> lowestFirst) {
        List<String> names = lowestFirst.stream().map(StatusOrder::normalise).toList();
        if (names.stream().anyMatch(String::isEmpty) || new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("a status order names each status once, lowest first: " + names);
        }
        if (!names.contains(DELIVERED) || names.stream().anyMatch(IMPLIES::containsKey)) {
            throw new IllegalArgumentException(
                    "a status order names delivered, and not read or played, which stand for it: " + names);
        }
        return new StatusOrder(names);
    }

    /** An order from a comma list, as {@link #of(List)}. */
    public static StatusOrder of(String lowestFirst) {
        return of(CommaList.of(lowestFirst).elements());
    }

    /** The status as it is stored and compared: trimmed, lower case. */
    public static String normalise(String raw) {
        return Blanks.strip(raw).toLowerCase(Locale.ROOT);
    }

    /** What the status is called in Creator: {@code read} and {@code played} become {@code delivered}. */
    public static String creatorStatus(String status) {
        String normal = normalise(status);
        return IMPLIES.getOrDefault(normal, normal);
    }

    /** Position in the order from 0, or {@link #UNKNOWN}. A missing status is unknown. */
    public int rank(@Nullable String status) {
        return status == null ? UNKNOWN : lowestFirst.indexOf(creatorStatus(status));
    }

    /** The names, lowest first. */
    public List<String> lowestFirst() {
        return lowestFirst;
    }
}
