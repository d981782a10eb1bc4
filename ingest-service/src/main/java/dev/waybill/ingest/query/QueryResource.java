package dev.waybill.ingest.query;

import dev.waybill.ingest.retention.Retention;
import dev.waybill.operator.call.OperatorBody;
import dev.waybill.operator.login.Role;
import dev.waybill.operator.view.CountView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * What operators may ask. Every question is answered as one page, or with {@code Accept: application/x-ndjson} as all
 * documents, one a line. Source: product 2.3.
 */
@Path("/webhook")
public final class QueryResource {

    private final Questions questions;
    private final QuestionPlaces places;
    private final Documents documents;
    private final Retention retention;

    QueryResource(Questions questions, QuestionPlaces places, Documents documents, Retention retention) {
        this.questions = questions;
        this.places = places;
        this.documents = documents;
        this.retention = retention;
    }

    /** What a run of the retention removed. */
    public record Cleaned(CountView deleted) {}

    /** Every status of the last 24 hours, newest first. */
    @POST
    @RolesAllowed(Role.LOOK)
    @Path("/master")
    @Produces(MediaType.APPLICATION_JSON)
    public Multi<byte[]> master(byte[] body) {
        return places.answer(() -> documents.page(questions.lastDay(body)));
    }

    /** The same as a stream. */
    @POST
    @RolesAllowed(Role.LOOK)
    @Path("/master")
    @Produces(FormOfAnswer.NDJSON)
    public Multi<byte[]> masterLines(byte[] body) {
        return places.answer(() -> documents.all(questions.lastDay(body)));
    }

    /** The last 24 hours of one status, newest first. */
    @POST
    @RolesAllowed(Role.LOOK)
    @Path("/status/{status}")
    @Produces(MediaType.APPLICATION_JSON)
    public Multi<byte[]> status(@PathParam("status") String status, byte[] body) {
        return places.answer(() -> documents.page(questions.lastDayOf(status, body)));
    }

    /** The same as a stream. */
    @POST
    @RolesAllowed(Role.LOOK)
    @Path("/status/{status}")
    @Produces(FormOfAnswer.NDJSON)
    public Multi<byte[]> statusLines(@PathParam("status") String status, byte[] body) {
        return places.answer(() -> documents.all(questions.lastDayOf(status, body)));
    }

    /** Everything, newest first. */
    @POST
    @RolesAllowed(Role.LOOK)
    @Path("/logs")
    @Produces(MediaType.APPLICATION_JSON)
    public Multi<byte[]> logs(byte[] body) {
        return places.answer(() -> documents.page(questions.everything(body)));
    }

    /** The same as a stream. */
    @POST
    @RolesAllowed(Role.LOOK)
    @Path("/logs")
    @Produces(FormOfAnswer.NDJSON)
    public Multi<byte[]> logLines(byte[] body) {
        return places.answer(() -> documents.all(questions.everything(body)));
    }

    /** Documents that fulfil a filter, newest first. */
    @POST
    @RolesAllowed(Role.LOOK)
    @Path("/query")
    @Produces(MediaType.APPLICATION_JSON)
    public Multi<byte[]> query(byte[] body) {
        return places.answer(() -> documents.page(questions.described(body)));
    }

    /** The same as a stream. */
    @POST
    @RolesAllowed(Role.LOOK)
    @Path("/query")
    @Produces(FormOfAnswer.NDJSON)
    public Multi<byte[]> queryLines(byte[] body) {
        return places.answer(() -> documents.all(questions.described(body)));
    }

    /** Runs the retention now. */
    @POST
    @Path("/cleanup")
    @RolesAllowed(Role.CONTROL)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Cleaned> cleanup(byte[] body) {
        OperatorBody.checkEmpty(body);
        return retention
                .retireNow()
                .map(CountView::new)
                .map(Cleaned::new)
                .onFailure()
                .transform(QueryFailures::translate);
    }
}
