package dev.waybill.store.catalyst;

import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.QueryTooLongException;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlQuery;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers a page from a walk, newest first: until it is full, its lower bound is reached, or its time is over. */
final class Gathering implements Walk.Reader {

    private final Question question;
    private final Function<List<Item>, Uni<List<Found>>> completion;
    private final Position floor;
    private final InstantSource clock;
    private final Duration limit;
    private final Instant end;

    // Used by one page of the walk at a time.
    private final List<Found> found = new ArrayList<>();
    private @Nullable Position last;
    private long scanned;
    private boolean late;

    Gathering(
            Question question,
            Function<List<Item>, Uni<List<Found>>> completion,
            Position floor,
            InstantSource clock,
            Duration limit) {
        this.question = question;
        this.completion = completion;
        this.floor = floor;
        this.clock = clock;
        this.limit = limit;
        this.end = clock.instant().plus(limit);
    }

    /** One more than the page holds tells whether there is a next one; full pages once the filter leaves some out. */
    @Override
    public int wanted() {
        return found.size() < scanned
                ? NosqlQuery.MOST
                : Math.min(NosqlQuery.MOST, question.query().limit() + 1 - found.size());
    }

    @Override
    public Uni<Boolean> take(List<Item> items) {
        if (items.isEmpty()) {
            return Uni.createFrom().item(this::hasTime);
        }
        return completion.apply(items).map(documents -> {
            scanned += documents.size();
            last = documents.getLast().position();
            documents.stream().filter(question::isMetBy).forEach(found::add);
            return found.size() <= question.query().limit() && !last.isBelow(floor) && hasTime();
        });
    }

    /**
     * The page. A walk whose time was over ends with what it found and the place where it stopped.
     *
     * @throws QueryTooLongException if it found nothing until then
     */
    DocumentPage page() {
        if (late && found.isEmpty()) {
            throw new QueryTooLongException(limit);
        }
        int size = Math.min(found.size(), question.query().limit());
        List<StatusDocument> documents =
                found.subList(0, size).stream().map(Found::document).toList();
        Position next = found.size() > size ? found.get(size - 1).position() : late ? last : null;
        return new DocumentPage(documents, next == null ? null : Position.Reading.NEWEST_FIRST.cursor(next), scanned);
    }

    private boolean hasTime() {
        late = clock.instant().isAfter(end);
        return !late;
    }
}
