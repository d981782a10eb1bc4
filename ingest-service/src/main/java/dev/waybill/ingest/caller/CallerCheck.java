package dev.waybill.ingest.caller;

import java.util.List;
import java.util.Optional;

/**
 * Decides who may post callbacks. A request that carries a URL token is judged by it when tokens are configured, any
 * other by its signature when app secrets are. With neither configured everybody may post; the start-up check lets that
 * happen only where it is asked for. Source: product 2.1.
 */
public final class CallerCheck {

    /** The header with Meta's signature. */
    public static final String SIGNATURE_HEADER = Signature.HEADER;

    private final List<AppSecret> appSecrets;
    private final Tokens urlTokens;

    /** Checks callers by app secrets and URL tokens; either list may be empty. */
    public CallerCheck(List<String> appSecrets, List<String> urlTokens) {
        this.appSecrets = appSecrets.stream().map(AppSecret::new).toList();
        this.urlTokens = new Tokens(urlTokens);
    }

    /** What is known of a caller before its body. */
    public sealed interface Verdict {

        /** It may post. */
        record Welcome() implements Verdict {}

        /** It may not. */
        record Stranger() implements Verdict {}

        /** It may if its body turns out to have the signature that it claims. */
        record IfSigned(SignedBody body) implements Verdict {}
    }

    /**
     * Decides by what comes before the body. A token or a signature that is given twice is refused, since whoever
     * checks in front of this service may have looked at the other one.
     *
     * @param tokens every {@code token} in the URL
     * @param signatures every header {@value #SIGNATURE_HEADER}
     */
    public Verdict check(List<String> tokens, List<String> signatures) {
        if (!tokens.isEmpty() && !urlTokens.isEmpty()) {
            return acceptsHandshake(tokens) ? new Verdict.Welcome() : new Verdict.Stranger();
        }
        if (!appSecrets.isEmpty()) {
            Optional<Signature> signature =
                    signatures.size() == 1 ? Signature.parse(signatures.getFirst()) : Optional.empty();
            return signature
                    .<Verdict>map(claimed -> new Verdict.IfSigned(claimed.begin(appSecrets)))
                    .orElseGet(Verdict.Stranger::new);
        }
        return urlTokens.isEmpty() ? new Verdict.Welcome() : new Verdict.Stranger();
    }

    /** Whether a handshake with these tokens in its URL is answered: what it carries must be right. */
    public boolean acceptsHandshake(List<String> tokens) {
        return tokens.isEmpty() || urlTokens.isEmpty() || (tokens.size() == 1 && urlTokens.accept(tokens.getFirst()));
    }
}
