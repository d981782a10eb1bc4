package dev.waybill.sync.page;

import dev.waybill.operator.login.HttpLogin;
import dev.waybill.operator.login.LoginOutcome;
import dev.waybill.operator.login.PublicPaths;
import dev.waybill.operator.login.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** In and out. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
public class LoginPage {

    private static final String CONSOLE = "/console";
    private static final String LOGIN = "/console/login";

    private final HttpLogin login;
    private final ConsoleCookies cookies;
    private final Clock clock;

    LoginPage(HttpLogin login, ConsoleCookies cookies, Clock clock) {
        this.login = login;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** What the console shows to anybody: the form and what pages are made of. */
    @jakarta.enterprise.inject.Produces
    @jakarta.inject.Singleton
    static PublicPaths publicPaths() {
        return PublicPaths.with(
                List.of(
                        LOGIN,
                        "/console/assets/console.css",
                        "/console/assets/console.js",
                        "/console/assets/waybill.svg",
                        Assets.htmx(),
                        Assets.chart()),
                LOGIN);
    }

    /**
     * The form.
     *
     * @param failed whether a try before failed
     */
    @GET
    @Path("/login")
    @PermitAll
    public TemplateInstance form(@RestQuery boolean failed) {
        return Templates.login(failed);
    }

    /** Takes what was typed into the form, and checks it as the log-in of the REST calls is checked. */
    @POST
    @Path("/login")
    @PermitAll
    public Uni<Response> logIn(
            @RestForm @Nullable String username, @RestForm @Nullable String password, HttpServerRequest request) {
        return login.check(username, password, request).map(outcome -> {
            if (outcome instanceof LoginOutcome.Accepted(String name, Role role)) {
                cookies.give(name, request, clock.instant());
                return goTo(CONSOLE);
            }
            return goTo(LOGIN + "?failed=true");
        });
    }

    /** Forgets who it was. */
    @POST
    @Path("/logout")
    @RolesAllowed(Role.LOOK)
    public Response logout(HttpServerRequest request) {
        cookies.take(request);
        return goTo(LOGIN);
    }

    private static Response goTo(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance login(boolean failed);
    }
}
