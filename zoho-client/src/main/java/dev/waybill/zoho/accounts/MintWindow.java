package dev.waybill.zoho.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mints attempted lately, and the rule that allows at most {@value #LIMIT} in ten minutes. Immutable, so that a
 * {@link MintLog} of any kind can keep it. Source: Zoho Creator facts 4.3.
 *
 * @param attempts when mints were tried, failed ones too; oldest first
 */
public record MintWindow(List<Instant> attempts) {

    /** Access tokens that one refresh token may mint within {@link #SPAN}. */
    public static final int LIMIT = 10;

    /** Ten minutes, and a margin because Zoho counts a mint when it arrives and we count it when it leaves. */
    public static final Duration SPAN = Duration.ofMinutes(10).plusSeconds(15);

    /** Nothing attempted yet. */
    public static final MintWindow EMPTY = new MintWindow(List.of());

    /** Sorts and copies the attempts. */
    public MintWindow {
        attempts = attempts.stream().sorted().toList();
    }

    /** Empty if a mint may be tried now, otherwise when it may. */
    public Optional<Instant> closedUntil(Instant now) {
        List<Instant> recent = recent(now).toList();
        return recent.size() < LIMIT
                ? Optional.empty()
                : Optional.of(recent.get(recent.size() - LIMIT).plus(SPAN));
    }

    /** With one more attempt, without those that no longer count. */
    public MintWindow plus(Instant now) {
        return new MintWindow(Stream.concat(recent(now), Stream.of(now))
                .sorted(Comparator.naturalOrder())
                .toList());
    }

    private Stream<Instant> recent(Instant now) {
        Instant start = now.minus(SPAN);
        return attempts.stream().filter(attempt -> attempt.isAfter(start));
    }
}
