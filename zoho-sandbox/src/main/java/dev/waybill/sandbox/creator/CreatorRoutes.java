package dev.waybill.sandbox.creator;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.function.Supplier;

/**
 * The Creator API under its real path and under the older one. A call is counted in when its headers arrive, before its
 * body is read.
 */
public final class CreatorRoutes {

    private static final int BODY_LIMIT = 8 * 1024 * 1024;

    private final Admission admission;

    /** Routes to the Creator of the moment. */
    public CreatorRoutes(Supplier<CreatorState> current) {
        this.admission = new Admission(current);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        for (String path : List.of("/creator/*", "/api/*")) {
            router.route(path).handler(admission::check);
            router.route(path).handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
            router.route(path).handler(Execution::run);
            router.route(path).failureHandler(Execution::failed);
        }
    }
}
