package dev.waybill.ingest.query;

import dev.waybill.operator.login.Role;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Lets operators see what was taken and is not in the store yet. */
@Path("/webhook")
public final class JournalResource {

    private final Questions questions;
    private final QuestionPlaces places;
    private final JournalDocuments documents;

    JournalResource(Questions questions, QuestionPlaces places, JournalDocuments documents) {
        this.questions = questions;
        this.places = places;
        this.documents = documents;
    }

    /** What is in the journal, newest first; always nothing where there is none. */
    @POST
    @Path("/journal")
    @RolesAllowed(Role.LOOK)
    @Produces(MediaType.APPLICATION_JSON)
    public Multi<byte[]> journal(byte[] body) {
        return places.answer(() -> documents.page(questions.ofJournal(body)));
    }

    /** The same as a stream. */
    @POST
    @Path("/journal")
    @RolesAllowed(Role.LOOK)
    @Produces(FormOfAnswer.NDJSON)
    public Multi<byte[]> journalLines(byte[] body) {
        return places.answer(() -> documents.all(questions.ofJournal(body)));
    }
}
