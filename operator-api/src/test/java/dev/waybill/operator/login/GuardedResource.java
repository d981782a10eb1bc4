package dev.waybill.operator.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** Operator calls of all shapes that the services have. */
@Path("/guarded")
public class GuardedResource {

    @POST
    @Path("echo")
    @RolesAllowed(Role.CONTROL)
    public Uni<Map<String, Object>> echo(JsonNode body, @Context SecurityContext security) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("operator", security.getUserPrincipal().getName());
        answer.put("thread", Thread.currentThread().getName());
        answer.put("body", body);
        return Uni.createFrom().item(answer);
    }

    @POST
    @Path("bodiless")
    @RolesAllowed(Role.CONTROL)
    public Uni<Map<String, Object>> bodiless(@Context SecurityContext security) {
        return Uni.createFrom()
                .item(Map.of("operator", security.getUserPrincipal().getName()));
    }

    @POST
    @Path("blocking")
    @RolesAllowed(Role.CONTROL)
    @Blocking
    public Map<String, Object> blocking(JsonNode body) {
        return Map.of("body", body);
    }

    @POST
    @Path("bytes")
    @RolesAllowed(Role.CONTROL)
    public Uni<Integer> bytes(byte[] body) {
        return Uni.createFrom().item(body.length);
    }

    @POST
    @Path("shown")
    @RolesAllowed(Role.LOOK)
    public Uni<Map<String, Object>> shown(@Context SecurityContext security) {
        return Uni.createFrom().item(Map.of("viewer", !security.isUserInRole(Role.CONTROL)));
    }

    @GET
    @Path("get")
    @RolesAllowed(Role.CONTROL)
    public String get() {
        return "got";
    }

    @GET
    @Path("parameters")
    @RolesAllowed(Role.CONTROL)
    public String parameters(@RestQuery String cursor, @QueryParam("size") int most) {
        return cursor + " " + most;
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
        return "open";
    }

    @GET
    @Path("silent")
    public String silent() {
        return "says nothing of who may call it";
    }

    @Produces
    @Singleton
    static PublicPaths publicPaths() {
        return PublicPaths.with(
                List.of(
                        "/guarded/open",
                        "/guarded/silent",
                        "/nowhere",
                        "/failing/nowhere",
                        "/failing/query",
                        "/failing/unexpected",
                        "/failing/store",
                        "/failing/store/",
                        "/failing/stream",
                        "/failing/cursor",
                        "/failing/filter",
                        "/failing/busy",
                        "/failing/allowing",
                        "/failing/own",
                        "/failing/query/"),
                null);
    }
}
