package dev.waybill.zoho.creator;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/**
 * The two calls on a report. {@code Accept} must be exactly {@code application/json}, and the cursor is a header.
 * Source: Zoho Creator facts 1.2, 1.4, 2.1.
 */
@Path("/creator/v2.1/data/{owner}/{app}/report/{report}")
@Produces(MediaType.APPLICATION_JSON)
interface CreatorApi extends Closeable {

    @GET
    Uni<Response> records(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("record_cursor") @Nullable String cursor,
            @PathParam("owner") String owner,
            @PathParam("app") String app,
            @PathParam("report") String report,
            @QueryParam("criteria") @Nullable String criteria,
            @QueryParam("field_config") @Nullable String fieldConfig,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("max_records") int maxRecords);

    @PATCH
    @Path("/{record}")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> update(
            @HeaderParam("Authorization") String authorization,
            @PathParam("owner") String owner,
            @PathParam("app") String app,
            @PathParam("report") String report,
            @PathParam("record") String recordId,
            String body);
}
