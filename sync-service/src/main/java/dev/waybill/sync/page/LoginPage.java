package dev.waybill.sync.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestQuery;

/** In and out. What the form sends is taken by {@link ConsoleSecurity} before it comes here. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
public class LoginPage {

    /**
     * The form.
     *
     * @param failed whether a try before failed
     */
    @GET
    @Path("/login")
    public TemplateInstance form(@RestQuery boolean failed) {
        return Templates.login(failed);
    }

    /** Forgets who it was. */
    @POST
    @Path("/logout")
    public Response logout(RoutingContext routing) {
        FormAuthenticationMechanism.logout(routing);
        return Response.seeOther(URI.create("/console/login")).build();
    }

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance login(boolean failed);
    }
}
