package dev.waybill.sandbox.nosql;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Supplier;

/** Catalyst under its real path. A call is counted in when its headers arrive, before its body is read. */
public final class NosqlRoutes {

    /** Room for 25 items of 400 KB, written with escapes. */
    private static final int BODY_LIMIT = 32 * 1024 * 1024;

    private static final String PATH = "/baas/*";

    private final NosqlAdmission admission;

    /** Routes to the Catalyst of the moment. */
    public NosqlRoutes(Supplier<NosqlState> current) {
        this.admission = new NosqlAdmission(current);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.route(PATH).handler(admission::check);
        router.route(PATH).handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        router.route(PATH).handler(NosqlExecution::run);
        router.route(PATH).failureHandler(NosqlExecution::failed);
    }
}
