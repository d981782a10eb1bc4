package dev.waybill.system.siege;

import java.util.Locale;

/**
 * What came of an honest sender's callbacks; {@code ok} are those that were answered 200 within two seconds.
 *
 * @param sent while each attacker had an address of its own
 * @param ok of these
 * @param tokenSent with the token, while all attackers had the sender's address
 * @param signedSent signed, then
 * @param lost of all that were sent, not in the store at the end, though the sender tried again
 * @param alive whether both services ran all the time
 * @param ready whether both said at the end that they serve
 */
public record SiegeReport(
        int sent,
        int ok,
        int tokenSent,
        int tokenOk,
        int signedSent,
        int signedOk,
        int lost,
        boolean alive,
        boolean ready) {

    private static final double LEAST = 0.99;
    private static final double LEAST_SIGNED_BESIDE_ATTACKERS = 0.95;

    /** Whether all bars hold. */
    public boolean clean() {
        return sent > 0
                && ok >= LEAST * sent
                && tokenOk >= LEAST * tokenSent
                && signedOk >= LEAST_SIGNED_BESIDE_ATTACKERS * signedSent
                && lost == 0
                && alive
                && ready;
    }

    /** Two lines. Source: contract, Commands. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "shared: token_sent=%d token_ok=%d signed_sent=%d signed_ok=%d%n"
                        + "siege: sent=%d ok=%d lost=%d alive=%b ready=%b",
                tokenSent,
                tokenOk,
                signedSent,
                signedOk,
                sent,
                ok,
                lost,
                alive,
                ready);
    }
}
