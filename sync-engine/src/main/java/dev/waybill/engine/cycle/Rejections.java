package dev.waybill.engine.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The records that Creator refused, as one cycle sees and changes them. A refused status is tried again after 1, 2, 4,
 * 8 and 16 hours and then every 24, so that hopeless records cost little and none is given up. Not thread-safe. Source:
 * issue "Sync that Zoho can live with".
 */
public final class Rejections {

    /** What is beyond is tried in every cycle, as if it had never been refused. */
    public static final int MOST = 1000;

    private static final Duration FIRST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** From here on doubling would pass the longest. */
    private static final int TRIES_TO_LONGEST = 6;

    /** An hourly cycle that starts a little early must not make the first repeat wait for the one after it. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    private static final int MOST_REASON = 200;

    private final Map<String, Rejection> byRecord = new LinkedHashMap<>();
    private final Instant now;

    /** @param now when the cycle starts */
    public Rejections(Collection<Rejection> known, Instant now) {
        known.forEach(rejection -> byRecord.put(rejection.recordId(), rejection));
        this.now = now;
    }

    /** As they are now, at most {@link #MOST}: those that wait longest are kept first. */
    public List<Rejection> all() {
        return byRecord.values().stream()
                .sorted(Comparator.comparing(Rejection::nextTry).reversed().thenComparing(Rejection::recordId))
                .limit(MOST)
                .toList();
    }

    /** Whether Creator refused just this and its time has not come. */
    boolean holdBack(Change change) {
        Rejection known = byRecord.get(change.record().recordId());
        return known != null && known.isOf(change) && now.isBefore(known.nextTry());
    }

    /** Whether Creator refused just this before. */
    boolean knows(Change change) {
        Rejection known = byRecord.get(change.record().recordId());
        return known != null && known.isOf(change);
    }

    /** Creator refused a change. */
    void refused(Change change, int code, String reason) {
        PendingRecord record = change.record();
        refused(new Rejection(
                record.recordId(),
                record.queueId(),
                record.status(),
                change.status(),
                change.event().id().hex(),
                code,
                reason,
                1,
                now,
                now));
    }

    /** A record cannot be updated at all. */
    void unusable(PendingPage.Unusable record) {
        refused(new Rejection(record.shownId(), "", "", "", "", 0, record.reason(), 1, now, now));
    }

    private void refused(Rejection first) {
        Rejection known = byRecord.get(first.recordId());
        int tries = known != null && isSame(known, first) ? known.tries() + 1 : 1;
        String reason = first.reason();
        byRecord.put(
                first.recordId(),
                new Rejection(
                        first.recordId(),
                        first.queueId(),
                        first.recordStatus(),
                        first.status(),
                        first.eventId(),
                        first.code(),
                        reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason,
                        tries,
                        now,
                        now.plus(pause(tries)).minus(EARLY)));
    }

    /** A record is written or gone. */
    void forget(String recordId) {
        byRecord.remove(recordId);
    }

    /** Everything pending was read, and of these records only there is something to write. */
    void forgetAllBut(Set<String> recordIds) {
        byRecord.keySet().retainAll(recordIds);
    }

    private static boolean isSame(Rejection one, Rejection other) {
        return one.queueId().equals(other.queueId())
                && one.recordStatus().equals(other.recordStatus())
                && one.status().equals(other.status())
                && one.eventId().equals(other.eventId());
    }

    private static Duration pause(int tries) {
        return tries >= TRIES_TO_LONGEST ? LONGEST : FIRST.multipliedBy(1L << (tries - 1));
    }
}
