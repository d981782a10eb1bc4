package dev.waybill.ingest.webhook;

import dev.waybill.ingest.caller.CallerCheck;
import dev.waybill.ingest.caller.CallerCheck.Verdict;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The route {@code /webhook}. It is no JAX-RS resource, because a body must be counted while it comes, and refused
 * before it has come, without holding a thread. Source: product 2.1.
 */
@Singleton
final class WebhookRoute {

    /** In front of Quarkus' own limit for bodies and its log-in: callbacks have rules of their own. */
    private static final int FIRST = -10_000;

    /** Bytes a second, of a body that needs more than five: a line of the slowest kind carries ten times as many. */
    private static final int LEAST_RATE = 1024;

    private final CallerCheck callers;
    private final Handshake handshake;
    private final Intake intake;
    private final BodyReading.Room room;
    private final BodyReading.Limits limits;
    private final Answers answers;
    private final CallbackLog log;
    private final Vertx vertx;

    WebhookRoute(
            CallerCheck callers,
            Handshake handshake,
            Intake intake,
            BodyReading.Room room,
            WebhookConfig config,
            Answers answers,
            CallbackLog log,
            Vertx vertx) {
        this.callers = callers;
        this.handshake = handshake;
        this.intake = intake;
        this.room = room;
        this.limits = new BodyReading.Limits(config.maxBody().asLongValue(), config.readTimeout(), LEAST_RATE);
        this.answers = answers;
        this.log = log;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.route("/webhook").order(FIRST).handler(this::handle);
    }

    private void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        try {
            switch (request.method().name()) {
                case "GET", "HEAD" -> answers.challenge(request, handshake.answer(query(request)));
                case "POST" -> take(request);
                default -> throw Refusals.otherMethod();
            }
        } catch (ProblemException refusal) {
            refuse(request, refusal);
        }
    }

    private void take(HttpServerRequest request) {
        checkKindOfBody(request);
        Verdict verdict = callers.check(
                query(request).getOrDefault("token", List.of()),
                request.headers().getAll(CallerCheck.SIGNATURE_HEADER));
        if (verdict instanceof Verdict.Stranger) {
            throw Refusals.stranger();
        }
        Context context = vertx.getOrCreateContext();
        BodyReading.of(request, verdict, address(request), limits, room, vertx)
                .compose(body -> onContext(context, intake.take(body.bytes())).onComplete(done -> body.giveBack()))
                .onSuccess(receipt -> answers.receipt(request, receipt))
                .onFailure(failure -> refuse(request, failure));
    }

    /** Names as they are written: {@code Token} is not {@code token}, unlike in Vert.x' own parameters. */
    private static Map<String, List<String>> query(HttpServerRequest request) {
        try {
            return new QueryStringDecoder(request.uri()).parameters();
        } catch (IllegalArgumentException notEncoded) {
            throw Refusals.unreadableQuery();
        }
    }

    private static String address(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return address == null ? "" : String.valueOf(address.hostAddress());
    }

    private static void checkKindOfBody(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.isBlank() && !"identity".equalsIgnoreCase(encoding.strip())) {
            throw Refusals.otherEncoding();
        }
        if (isForm(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            throw Refusals.form();
        }
    }

    private static boolean isForm(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/");
    }

    private static <T> Future<T> onContext(Context context, Uni<T> uni) {
        return Future.fromCompletionStage(uni.subscribeAsCompletionStage(), context);
    }

    private void refuse(HttpServerRequest request, Throwable failure) {
        if (failure instanceof ProblemException refusal) {
            log.refused(refusal);
            answers.problem(request, refusal);
        } else {
            log.broken(failure);
            answers.problem(
                    request,
                    new ProblemException(
                            Problem.of(500, "Send the callback again, and look into the log of the service")));
        }
    }
}
