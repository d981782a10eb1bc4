package dev.waybill.ingest.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.store.FrontJournal;
import dev.waybill.store.journal.JournalPage;
import dev.waybill.store.journal.JournalPage.Held;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads documents from the journal and writes them as JSON. */
@Singleton
final class JournalDocuments {

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

    /** One page as JSON. */
    Multi<byte[]> page(Question question) {
        return JsonPieces.written(
                read(question).toMulti(),
                page -> JsonPieces.object(page.held(), page.nextCursor(), "", JournalDocuments::write));
    }

    /** All that is behind the question's cursor, a line each; what leaves the journal meanwhile is left out. */
    Multi<byte[]> all(Question question) {
        int limit = Math.min(question.limit(), Documents.STREAM_PAGE);
        return JsonPieces.written(
                Documents.pages(
                        question.cursor(), cursor -> read(new Question(limit, cursor)), JournalPage::nextCursor),
                page -> JsonPieces.lines(page.held(), JournalDocuments::write));
    }

    private Uni<JournalPage> read(Question question) {
        return front.journal()
                .map(journal -> journal.page(question.limit(), question.cursor()))
                .orElseGet(() -> Uni.createFrom().item(NOTHING));
    }

    /** Of each document its own members, and why it is set aside, if it is. */
    private static void write(Held held, JsonGenerator out) throws IOException {
        out.writeStartObject();
        DocumentJson.writeMembers(held.document(), out);
        out.writeStringField("set_aside", held.refusal());
        out.writeEndObject();
    }
}
