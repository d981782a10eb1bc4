package dev.waybill.sync.page;

import dev.waybill.operator.login.HttpLogin;
import dev.waybill.operator.login.LoginOutcome;
import dev.waybill.operator.login.PublicPaths;
import dev.waybill.operator.login.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    private final SignOuts signOuts;
    private final SecurityIdentity identity;
    private final Clock clock;

    LoginPage(HttpLogin login, ConsoleCookies cookies, SignOuts signOuts, SecurityIdentity identity, Clock clock) {
        this.login = login;
        this.cookies = cookies;
        this.signOuts = signOuts;
        this.identity = identity;
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
        Optional<String> browser = Optional.ofNullable(username).flatMap(name -> cookies.browser(request, name));
        return browser.map(known -> login.checkFromKnown(known, username, password))
                .orElseGet(() -> login.check(username, password, request))
                .flatMap(outcome -> outcome instanceof LoginOutcome.Accepted(String name, Role role)
                        ? signOuts.lastOf(name).map(signedOut -> welcome(name, signedOut, request))
                        : Uni.createFrom().item(goTo(LOGIN + "?failed=true")));
    }

    private Response welcome(String name, Instant signedOut, HttpServerRequest request) {
        Instant now = clock.instant();
        // A clock that was ahead at the log-out must not void what is given now.
        cookies.give(name, request, now.isAfter(signedOut) ? now : signedOut.plusMillis(1));
        return goTo(CONSOLE);
    }

    /** Ends all sessions of the one who asks. */
    @POST
    @Path("/logout")
    @RolesAllowed(Role.LOOK)
    public Uni<Response> logout(HttpServerRequest request) {
        cookies.take(request);
        return signOuts.signOut(identity.getPrincipal().getName(), clock.instant())
                .replaceWith(() -> goTo(LOGIN));
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
