package dev.waybill.operator.login;

import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Reads the bodies of all calls but callbacks, at most 64 KiB each, before the calls reach their routes. Those of
 * callers who are not known yet have places of their own, so that strangers take none from operators.
 */
@Singleton
final class CallBodies {

    /** Largest body of a call in bytes. */
    static final int MAX_BODY = 64 * 1024;

    private final BodyPlaces ofStrangers;
    private final BodyPlaces ofOperators;

    CallBodies(Vertx vertx) {
        ofStrangers = new BodyPlaces(vertx, 64, Duration.ofSeconds(10));
        ofOperators = new BodyPlaces(vertx, 64, Duration.ofSeconds(30));
    }

    /** The body of a caller who is not known yet; fails with a {@link ProblemException} of 408, 413 or 503. */
    Uni<Buffer> ofStranger(RoutingContext routing) {
        return read(routing, ofStrangers);
    }

    /** The body of somebody who is logged in; fails alike. */
    Uni<Buffer> ofOperator(RoutingContext routing) {
        return read(routing, ofOperators);
    }

    private static Uni<Buffer> read(RoutingContext routing, BodyPlaces places) {
        Buffer before = routing.body().buffer();
        if (before != null) {
            return Uni.createFrom().item(before);
        }
        return places.read(routing.request())
                // Where Quarkus REST looks for a body that was read before.
                .invoke(((RoutingContextInternal) routing)::setBody);
    }

    static ProblemException tooLarge() {
        return new ProblemException(Problem.tooLarge(MAX_BODY));
    }
}
