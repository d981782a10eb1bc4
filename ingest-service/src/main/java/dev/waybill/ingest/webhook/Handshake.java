package dev.waybill.ingest.webhook;

import dev.waybill.ingest.caller.CallerCheck;
import dev.waybill.ingest.caller.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers handshakes, by which senders make sure that the URL is ours. Source: WhatsApp facts 4.1 and 6.1.
 *
 * <p>A URL token is not asked for, since the provider sends none of its own; one that is there must be right.
 */
final class Handshake {

    private static final int LONGEST_CHALLENGE = 1024;

    private final CallerCheck callers;
    private final Tokens verifyTokens;

    Handshake(CallerCheck callers, Tokens verifyTokens) {
        this.callers = callers;
        this.verifyTokens = verifyTokens;
    }

    /**
     * The challenge to send back as plain text.
     *
     * @throws dev.waybill.operator.problem.ProblemException if there is none, or the caller may not have it
     */
    String answer(Map<String, List<String>> query) {
        if (!callers.acceptsHandshake(query.getOrDefault("token", List.of()))) {
            throw Refusals.stranger();
        }
        boolean metas = query.keySet().stream().anyMatch(name -> name.startsWith("hub."));
        return metas ? answerMeta(query) : answerProvider(query);
    }

    private String answerMeta(Map<String, List<String>> query) {
        boolean ours =
                first(query, "hub.verify_token").filter(verifyTokens::accept).isPresent()
                        && first(query, "hub.mode").filter("subscribe"::equals).isPresent();
        return challenge(query, "hub.challenge").filter(text -> ours).orElseThrow(Refusals::wrongVerifyToken);
    }

    private static String answerProvider(Map<String, List<String>> query) {
        // The first is the provider's own spelling.
        return challenge(query, "challange")
                .or(() -> challenge(query, "challenge"))
                .orElseThrow(Refusals::noHandshake);
    }

    private static Optional<String> challenge(Map<String, List<String>> query, String name) {
        return first(query, name).filter(text -> !text.isEmpty() && text.length() <= LONGEST_CHALLENGE);
    }

    private static Optional<String> first(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }
}
