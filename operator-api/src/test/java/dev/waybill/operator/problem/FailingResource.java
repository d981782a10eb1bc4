package dev.waybill.operator.problem;

import dev.waybill.model.filter.FilterReader;
import dev.waybill.model.store.InvalidCursorException;
import dev.waybill.model.store.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls that fail in every way that the services know. */
@Path("/failing")
@PermitAll
@Produces("application/json")
@Consumes("application/json")
public class FailingResource {

    public record Query(int limit, List<String> names, Boolean open) {}

    @POST
    @Path("query")
    public Uni<Query> query(Query query) {
        return Uni.createFrom().item(query);
    }

    @GET
    @Path("unexpected")
    public Uni<String> unexpected() {
        return Uni.createFrom().failure(new IllegalStateException("secret of 917068482741"));
    }

    @GET
    @Path("store")
    public Uni<String> store() {
        return Uni.createFrom().failure(new StoreUnavailableException("the store is locked", null));
    }

    @POST
    @Path("stream")
    @Produces({"application/json", "application/x-ndjson"})
    public Uni<String> stream() {
        return Uni.createFrom()
                .failure(new ProblemException(
                        Problem.unavailable("the store is full").with("records", List.of()),
                        Duration.ofMillis(1500),
                        new IllegalStateException("inner")));
    }

    @GET
    @Path("cursor")
    public Uni<String> cursor() {
        return Uni.createFrom().failure(new InvalidCursorException());
    }

    @GET
    @Path("filter")
    public String filter() {
        return FilterReader.read(Map.of("status", Map.of("$like", "d%"))).toString();
    }

    @GET
    @Path("busy")
    public String busy() {
        throw new ServiceUnavailableException(7L);
    }

    @GET
    @Path("allowing")
    public String allowing() {
        throw new NotAllowedException("PUT");
    }

    @GET
    @Path("own")
    public Response own() {
        return Response.status(404).entity("{\"own\":true}").build();
    }
}
