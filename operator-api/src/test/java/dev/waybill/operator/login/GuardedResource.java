package dev.waybill.operator.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HashMap;
import java.util.Map;

/** Operator calls of all shapes that the services have. */
@Path("/guarded")
public class GuardedResource {

    @POST
    @Path("echo")
    @OperatorsOnly
    public Uni<Map<String, Object>> echo(JsonNode body, @Context SecurityContext security) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("operator", security.getUserPrincipal().getName());
        answer.put("thread", Thread.currentThread().getName());
        answer.put("body", body);
        return Uni.createFrom().item(answer);
    }

    @POST
    @Path("bodiless")
    @OperatorsOnly
    public Uni<Map<String, Object>> bodiless(@Context SecurityContext security) {
        return Uni.createFrom()
                .item(Map.of("operator", security.getUserPrincipal().getName()));
    }

    @POST
    @Path("blocking")
    @OperatorsOnly
    @Blocking
    public Map<String, Object> blocking(JsonNode body) {
        return Map.of("body", body);
    }

    @POST
    @Path("bytes")
    @OperatorsOnly
    public Uni<Integer> bytes(byte[] body) {
        return Uni.createFrom().item(body.length);
    }

    @POST
    @Path("shown")
    @OperatorsOnly
    @ViewersToo
    public Uni<Map<String, Object>> shown(@Context SecurityContext security) {
        return Uni.createFrom().item(Map.of("viewer", security.isUserInRole(Role.VIEWER.word())));
    }

    @GET
    @Path("get")
    @OperatorsOnly
    public String get() {
        return "got";
    }

    @GET
    @Path("open")
    public String open() {
        return "open";
    }
}
