package dev.waybill.ingest.webhook;

import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why requests at {@code /webhook} are refused. Source: product 2.1, table of answers. */
final class Refusals {

    /** A busy store catches up within a second or two; senders repeat for days. Source: WhatsApp facts 3. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Refusals() {}

    static ProblemException unreadable(String reason) {
        return of(Problem.badRequest("the body cannot be read: " + reason));
    }

    static ProblemException stranger() {
        return of(Problem.of(401, "Sign the body with a configured app secret, or put a configured token into the URL")
                .withDetail("the signature or the URL token is missing or wrong"));
    }

    static ProblemException wrongVerifyToken() {
        return of(Problem.of(403, "Use a verify token that is configured here")
                .withDetail(
                        "hub.mode must be subscribe, hub.verify_token a configured one, hub.challenge a short text"));
    }

    static ProblemException noHandshake() {
        return of(Problem.badRequest(
                "a GET is a handshake: it carries hub.mode, hub.verify_token and hub.challenge, or a short challenge"));
    }

    static ProblemException unreadableQuery() {
        return of(Problem.badRequest("the query of the URL is not percent-encoded"));
    }

    static ProblemException otherMethod() {
        return of(Problem.of(405, "Use GET for a handshake and POST for a callback"));
    }

    static ProblemException tooSlow() {
        return of(Problem.of(408, "Send the body faster").withDetail("the body took too long to arrive"));
    }

    static ProblemException tooLarge(long maxBytes) {
        return of(Problem.tooLarge(maxBytes));
    }

    static ProblemException overfull(int statuses, int most) {
        return of(Problem.of(413, "Send at most " + most + " statuses in one callback")
                .withDetail("the callback holds " + statuses + " statuses"));
    }

    static ProblemException otherEncoding() {
        return of(Problem.of(415, "Send the body as it is, without Content-Encoding"));
    }

    static ProblemException form() {
        return of(Problem.of(415, "Send the body as application/json").withDetail("forms are not callbacks"));
    }

    static ProblemException tooSlowForNow() {
        return unavailable("the body came too slowly while many others came", null);
    }

    static ProblemException overloaded() {
        return unavailable("too many callbacks are being taken now", null);
    }

    static ProblemException unavailable(String reason, @Nullable Throwable cause) {
        return new ProblemException(Problem.unavailable(reason), RETRY_AFTER, cause);
    }

    private static ProblemException of(Problem problem) {
        return new ProblemException(problem);
    }
}
