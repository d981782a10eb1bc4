package dev.waybill.ingest.query;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.DocumentMember;
import dev.waybill.model.filter.Field;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.Filter.Relation;
import dev.waybill.model.filter.FilterReader;
import dev.waybill.model.filter.Literal;
import dev.waybill.model.status.StatusOrder;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.operator.call.OperatorBody;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what operators ask into questions to the store. Source: product 2.3. */
@Singleton
final class Questions {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int DEFAULT_LIMIT = 1000;
    private static final int MOST = 10_000;

    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final String COLLECTION = "collection";
    private static final String STATUS = "status";
    private static final String DATE = "date";
    private static final String FILTER = "filter";

    /** Names of providers' statuses have no other characters. Source: WhatsApp facts 2.2 and 6.4. */
    private static final String STATUS_NAME = "[a-z0-9_. -]{1,64}";

    private final Clock clock;

    Questions(Clock clock) {
        this.clock = clock;
    }

    /** Every status of the last 24 hours. */
    DocumentQuery lastDay(byte[] body) {
        return lastDay(Filter.all(), body);
    }

    /** One status of the last 24 hours. */
    DocumentQuery lastDayOf(String status, byte[] body) {
        return lastDay(statusIs(status), body);
    }

    /** Everything. */
    DocumentQuery everything(byte[] body) {
        return paged(DocumentCollection.WEBHOOK_LOGS, Filter.all(), OperatorBody.read(body, LIMIT, CURSOR));
    }

    /** What the body describes; without a collection, of {@code webhook_logs}. */
    DocumentQuery described(byte[] body) {
        OperatorBody members = OperatorBody.read(body, COLLECTION, STATUS, DATE, FILTER, LIMIT, CURSOR);
        List<Filter> parts = Stream.of(
                        members.object(FILTER).map(FilterReader::read),
                        members.text(STATUS).map(Questions::statusIs),
                        members.text(DATE).map(Questions::dateIs))
                .flatMap(Optional::stream)
                .toList();
        return paged(
                members.text(COLLECTION).map(Questions::collection).orElse(DocumentCollection.WEBHOOK_LOGS),
                parts.stream().reduce(Filter.all(), Filter::both),
                members);
    }

    /** What is in the journal. */
    JournalDocuments.Question ofJournal(byte[] body) {
        OperatorBody members = OperatorBody.read(body, LIMIT, CURSOR);
        return new JournalDocuments.Question(
                limit(members), members.text(CURSOR).orElse(null));
    }

    private DocumentQuery lastDay(Filter filter, byte[] body) {
        OperatorBody members = OperatorBody.read(body, LIMIT, CURSOR);
        return new DocumentQuery(
                DocumentCollection.DELIVERED_LOGS,
                clock.instant().minus(WINDOW),
                filter,
                limit(members),
                members.text(CURSOR).orElse(null));
    }

    private static DocumentQuery paged(DocumentCollection collection, Filter filter, OperatorBody members) {
        return new DocumentQuery(
                collection, null, filter, limit(members), members.text(CURSOR).orElse(null));
    }

    private static int limit(OperatorBody members) {
        return members.number(LIMIT, 1, MOST).orElse(DEFAULT_LIMIT);
    }

    private static Filter statusIs(String status) {
        String name = StatusOrder.normalise(status);
        if (!name.matches(STATUS_NAME)) {
            throw OperatorBody.bad(
                    STATUS,
                    "status takes a name such as delivered: letters, digits, blanks, dots, - and _, at most 64");
        }
        return is(DocumentMember.STATUS, new Literal.Text(name));
    }

    private static Filter dateIs(String date) {
        try {
            return is(DocumentMember.WEB_DATE, new Literal.Day(LocalDate.parse(date)));
        } catch (DateTimeException e) {
            throw OperatorBody.bad(DATE, "date takes a day such as 2026-01-31");
        }
    }

    private static Filter is(DocumentMember member, Literal literal) {
        return new Filter.Compare(new Field.Member(member), Relation.EQUAL, literal);
    }

    private static DocumentCollection collection(String label) {
        return DocumentCollection.labelled(label)
                .orElseThrow(() -> OperatorBody.bad(
                        COLLECTION,
                        "collection takes "
                                + Arrays.stream(DocumentCollection.values())
                                        .map(DocumentCollection::label)
                                        .collect(Collectors.joining(" or "))));
    }
}
