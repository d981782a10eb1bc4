package dev.waybill.ingest.caller;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

        /** It may if its body has this signature. */
        final class IfSigned implements Verdict {

            private final Signature signature;
            private final List<AppSecret> appSecrets;

            private IfSigned(Signature signature, List<AppSecret> appSecrets) {
                this.signature = signature;
                this.appSecrets = appSecrets;
            }

            /** Whether the bytes as received have the signature. */
            public boolean isSignatureOf(byte[] body) {
                return signature.matches(body, appSecrets);
            }
        }
    }

    /**
     * Judges by what comes before the body.
     *
     * @param tokens every {@code token} in the URL; several must all be right
     * @param signatureHeader the header {@value #SIGNATURE_HEADER}
     */
    public Verdict judge(List<String> tokens, @Nullable String signatureHeader) {
        if (!tokens.isEmpty() && !urlTokens.isEmpty()) {
            return tokens.stream().allMatch(urlTokens::accept) ? new Verdict.Welcome() : new Verdict.Stranger();
        }
        if (!appSecrets.isEmpty()) {
            Optional<Signature> signature = Signature.parse(signatureHeader);
            return signature.isPresent() ? new Verdict.IfSigned(signature.get(), appSecrets) : new Verdict.Stranger();
        }
        return urlTokens.isEmpty() ? new Verdict.Welcome() : new Verdict.Stranger();
    }

    /** Whether a handshake with these tokens in its URL is answered: what it carries must be right. */
    public boolean acceptsHandshake(List<String> tokens) {
        return tokens.isEmpty() || urlTokens.isEmpty() || tokens.stream().allMatch(urlTokens::accept);
    }
}
