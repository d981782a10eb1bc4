package dev.waybill.zoho.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The refreshes attempted lately, and the rule that allows at most {@value #LIMIT} in ten minutes. Immutable, so that a
 * {@link TokenRefreshLog} of any kind can keep it. Source: Zoho Creator facts 4.3.
 *
 * @param attempts when refreshes were tried, failed ones too; oldest first
 */
public record RefreshWindow(List<Instant> attempts) {

    /** Access tokens that one refresh token may fetch within {@link #SPAN}. */
    public static final int LIMIT = 10;

    /** Ten minutes, and a margin because Zoho counts a refresh when it arrives and we count it when it leaves. */
    public static final Duration SPAN = Duration.ofMinutes(10).plusSeconds(15);

    /** Nothing attempted yet. */
    public static final RefreshWindow EMPTY = new RefreshWindow(List.of());

    /** Sorts and copies the attempts. */
    public RefreshWindow {
        attempts = attempts.stream().sorted().toList();
    }

    /** Empty if a refresh may be tried now, otherwise when it may. */
    public Optional<Instant> closedUntil(Instant now) {
        List<Instant> recent = recent(now).toList();
        return recent.size() < LIMIT
                ? Optional.empty()
                : Optional.of(recent.get(recent.size() - LIMIT).plus(SPAN));
    }

    /** With one more attempt, without those that no longer count. */
    public RefreshWindow plus(Instant now) {
        return new RefreshWindow(Stream.concat(recent(now), Stream.of(now))
                .sorted(Comparator.naturalOrder())
                .toList());
    }

    private Stream<Instant> recent(Instant now) {
        Instant start = now.minus(SPAN);
        return attempts.stream().filter(attempt -> attempt.isAfter(start));
    }
}
