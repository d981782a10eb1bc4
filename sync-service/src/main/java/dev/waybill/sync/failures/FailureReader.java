package dev.waybill.sync.failures;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.DocumentMember;
import dev.waybill.model.filter.Field;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.Literal;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.StatusStore;
import dev.waybill.sync.page.SharedReading;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Reads the failed messages of the last week, at most 1000, and shows what it read to everybody for some seconds. */
@Singleton
public class FailureReader {

    /** How far back it looks. */
    public static final Duration REACH = Duration.ofDays(7);

    /** So many at most, the newest; a week of more has a reason that shows in these. */
    public static final int MOST = 1000;

    static final Duration FRESH = Duration.ofSeconds(15);

    private static final Filter FAILED = new Filter.Compare(
            new Field.Member(DocumentMember.STATUS), Filter.Relation.EQUAL, new Literal.Text("failed"));

    private final StatusStore store;
    private final ObjectReader json;
    private final ZoneId zone;
    private final SharedReading<FailureStatistics> reading;

    FailureReader(StatusStore store, ObjectMapper json, ZoneId zone, Clock clock) {
        this.store = store;
        this.json = json.reader();
        this.zone = zone;
        this.reading =
                new SharedReading<>(clock, FRESH, () -> read(clock.instant().minus(REACH)));
    }

    /** The failures, at most 15 seconds old. Fails as the store does. */
    public Uni<FailureStatistics> lastWeek() {
        return reading.get();
    }

    private Uni<FailureStatistics> read(Instant since) {
        return store.find(new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, since, FAILED, MOST, null))
                .map(page -> failures(page, since));
    }

    private FailureStatistics failures(DocumentPage page, Instant since) {
        return FailureStatistics.of(
                page.documents().stream()
                        .map(document -> FailedMessage.of(document, json))
                        .toList(),
                since,
                page.nextCursor() == null,
                zone);
    }
}
