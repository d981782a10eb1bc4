package dev.waybill.zoho.nosql;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The six calls on items and the two on definitions. Source: Catalyst NoSQL facts 1.1, 1.2. */
@Path("/baas/v1/project/{project}/nosqltable")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface NosqlApi extends Closeable {

    /** What every call carries. No record: the client's generator reads public fields or getters only. */
    final class Common {

        @HeaderParam("Authorization")
        public final String authorization;

        @HeaderParam("Environment")
        public final String environment;

        @HeaderParam("CATALYST-ORG")
        public final @Nullable String organisation;

        @PathParam("project")
        public final String project;

        Common(String authorization, CatalystProject project) {
            this.authorization = authorization;
            this.environment = project.environment();
            this.organisation = project.organisation();
            this.project = project.projectId();
        }
    }

    @GET
    Uni<Response> tables(@BeanParam Common common);

    @GET
    @Path("/{table}")
    Uni<Response> table(@BeanParam Common common, @PathParam("table") String table);

    @POST
    @Path("/{table}/item")
    Uni<Response> insert(@BeanParam Common common, @PathParam("table") String table, String body);

    @PUT
    @Path("/{table}/item")
    Uni<Response> update(@BeanParam Common common, @PathParam("table") String table, String body);

    @DELETE
    @Path("/{table}/item")
    Uni<Response> delete(@BeanParam Common common, @PathParam("table") String table, String body);

    @POST
    @Path("/{table}/item/fetch")
    Uni<Response> fetch(@BeanParam Common common, @PathParam("table") String table, String body);

    @POST
    @Path("/{table}/item/query")
    Uni<Response> query(@BeanParam Common common, @PathParam("table") String table, String body);

    @POST
    @Path("/{table}/index/{index}/item/query")
    Uni<Response> queryIndex(
            @BeanParam Common common, @PathParam("table") String table, @PathParam("index") String index, String body);
}
