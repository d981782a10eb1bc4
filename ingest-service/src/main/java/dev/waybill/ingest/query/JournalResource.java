package dev.waybill.ingest.query;

import dev.waybill.operator.login.Role;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Lets operators see what was taken and is not in the store yet. */
@Path("/webhook")
public final class JournalResource {

    private final Questions questions;
    private final JournalDocuments documents;

    JournalResource(Questions questions, JournalDocuments documents) {
        this.questions = questions;
        this.documents = documents;
    }

    /** What is in the journal, newest first; always nothing where there is none. */
    @POST
    @Path("/journal")
    @RolesAllowed(Role.LOOK)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<byte[]> journal(byte[] body) {
        return documents.page(questions.ofJournal(body));
    }

    /** The same as a stream. */
    @POST
    @Path("/journal")
    @RolesAllowed(Role.LOOK)
    @Produces(FormOfAnswer.NDJSON)
    public Multi<byte[]> journalLines(byte[] body) {
        return documents.all(questions.ofJournal(body));
    }
}
