package dev.waybill.ingest.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.waybill.store.FrontJournal;
import dev.waybill.store.journal.JournalPage;
import dev.waybill.store.journal.JournalPage.Held;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads documents from the journal and writes them as JSON. */
@Singleton
final class JournalDocuments {

    /** Documents of a page that is read for a stream. */
    private static final int STREAM_PAGE = 250;

    private static final SerializableString LINE_END = new SerializedString("\n");

    private static final JournalPage NOTHING = new JournalPage(List.of(), null);

    private final FrontJournal front;

    JournalDocuments(FrontJournal front) {
        this.front = front;
    }

    /**
     * A question to the journal.
     *
     * @param cursor where the page before ended, absent for the first page
     */
    record Question(int limit, @Nullable String cursor) {}

    /** One page as JSON, written on a worker like any other. */
    Uni<byte[]> page(Question question) {
        return read(question)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(page -> JsonBytes.of(out -> write(page, out)))
                .onFailure()
                .transform(QueryFailures::translate);
    }

    /**
     * All that is behind the question's cursor, a line each, in pieces of a page. A page is read when the one before
     * has been taken; what leaves the journal meanwhile is left out.
     */
    Multi<byte[]> all(Question question) {
        Question first = new Question(Math.min(question.limit(), STREAM_PAGE), question.cursor());
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(first),
                        next -> read(next.get())
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .invoke(page -> next.set(new Question(first.limit(), page.nextCursor()))))
                .whilst(page -> page.nextCursor() != null)
                .onFailure()
                .invoke(Documents::tellOfItsEnd)
                .select()
                .where(page -> !page.held().isEmpty())
                .map(JournalDocuments::lines)
                .onFailure()
                .transform(QueryFailures::translate);
    }

    private Uni<JournalPage> read(Question question) {
        return front.journal()
                .map(journal -> journal.page(question.limit(), question.cursor()))
                .orElseGet(() -> Uni.createFrom().item(NOTHING));
    }

    /** Without a line end behind the last, as in {@link DocumentLines}. */
    private static byte[] lines(JournalPage page) {
        return JsonBytes.of(out -> {
            out.setRootValueSeparator(LINE_END);
            for (Held held : page.held()) {
                write(held, out);
            }
        });
    }

    /** A page as it leaves the API: of each document its own members, and why it is set aside, if it is. */
    private static void write(JournalPage page, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("count", page.held().size());
        out.writeArrayFieldStart("records");
        for (Held held : page.held()) {
            write(held, out);
        }
        out.writeEndArray();
        out.writeStringField("next_cursor", page.nextCursor());
        out.writeEndObject();
    }

    private static void write(Held held, JsonGenerator out) throws IOException {
        out.writeStartObject();
        DocumentJson.writeMembers(held.document(), out);
        out.writeStringField("set_aside", held.refusal());
        out.writeEndObject();
    }
}
