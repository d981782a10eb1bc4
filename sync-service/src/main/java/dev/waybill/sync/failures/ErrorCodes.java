package dev.waybill.sync.failures;

import static dev.waybill.sync.failures.Remedy.AFTER_FIXING;
import static dev.waybill.sync.failures.Remedy.DEPENDS;
import static dev.waybill.sync.failures.Remedy.LATER;
import static dev.waybill.sync.failures.Remedy.NEVER;
import static dev.waybill.sync.failures.Remedy.RETRY;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What WhatsApp's error codes mean and whether sending again makes sense. Meta's titles change, the codes do not.
 * Source: WhatsApp facts 2.4, after Meta's page "Error codes" of 12 December 2025.
 */
public final class ErrorCodes {

    private static final Map<Integer, Meaning> KNOWN = known();

    private ErrorCodes() {}

    /**
     * What a code means.
     *
     * @param text in a few words
     * @param remedy whether sending again makes sense
     */
    public record Meaning(String text, Remedy remedy) {}

    /** The meaning of a code; the text of an unknown code says that it is unknown. */
    public static Meaning of(int code) {
        return KNOWN.getOrDefault(code, new Meaning("Not in Waybill's list; see Meta's error codes", Remedy.UNKNOWN));
    }

    private static Map<Integer, Meaning> known() {
        Map<Integer, Meaning> codes = new LinkedHashMap<>();
        put(codes, "Access token invalid or expired", AFTER_FIXING, 0, 190);
        put(codes, "Unknown error of Meta's API", RETRY, 1);
        put(codes, "Meta's API is down or overloaded", RETRY, 2);
        put(codes, "The app lacks a permission, or it was taken away", AFTER_FIXING, 3, 10, 200, 299, 131005);
        put(codes, "Sender's phone number was deleted", AFTER_FIXING, 33);
        put(codes, "The send names a member that Meta does not know, or in a wrong form", AFTER_FIXING, 100);
        put(codes, "Rate limit of the app", LATER, 4);
        put(codes, "Rate limit of the account", LATER, 80007);
        put(codes, "Account restricted or locked", NEVER, 368, 131031);
        put(codes, "Rate limit: too many messages at a time", LATER, 130429);
        put(codes, "Rate limit: too many messages were blocked or reported as spam", LATER, 131048);
        put(codes, "Rate limit: too many messages to this one user", LATER, 131056);
        put(codes, "User is part of a Meta experiment, message was not sent", NEVER, 130472);
        put(codes, "This business may not message users in that country", NEVER, 130497);
        put(codes, "Unknown error at Meta", RETRY, 131000);
        put(codes, "The send lacks a member that Meta needs", AFTER_FIXING, 131008);
        put(codes, "The send holds a value that Meta does not take", AFTER_FIXING, 131009);
        put(codes, "Service at Meta is down", RETRY, 131016);
        put(codes, "Sender and recipient are the same number", NEVER, 131021);
        put(codes, "Account is in maintenance at Meta", RETRY, 131057);
        put(codes, "Undeliverable: not on WhatsApp, terms not accepted, or an old client", NEVER, 131026);
        put(codes, "A test number may send to the numbers of its list alone: add the recipient", AFTER_FIXING, 131030);
        put(codes, "Display name of the number is not approved", AFTER_FIXING, 131037);
        put(codes, "Payment problem of the account", AFTER_FIXING, 131042);
        put(codes, "Sender's phone number is not registered", AFTER_FIXING, 131045, 133010);
        put(codes, "More than 24 h since the user's last reply: send a template", AFTER_FIXING, 131047);
        put(codes, "Meta chose not to deliver (engagement limits): wait at least 24 h", LATER, 131049);
        put(codes, "User stopped marketing messages of this business", NEVER, 131050);
        put(codes, "Message type is not supported", DEPENDS, 131051);
        put(codes, "Media could not be downloaded", DEPENDS, 131052);
        put(codes, "Media could not be uploaded", DEPENDS, 131053);
        put(codes, "This message may not go to a business-scoped user id", NEVER, 131062);
        put(codes, "Template: number of parameters is wrong", AFTER_FIXING, 132000);
        put(codes, "Template does not exist in this language", AFTER_FIXING, 132001);
        put(codes, "Template: translated text is too long", AFTER_FIXING, 132005);
        put(codes, "Template breaks WhatsApp's policy", NEVER, 132007);
        put(codes, "Template: format of a parameter is wrong", AFTER_FIXING, 132012);
        put(codes, "Template is paused for low quality", AFTER_FIXING, 132015);
        put(codes, "Template is disabled for low quality", NEVER, 132016);
        put(codes, "Flow is blocked by Meta: put it right there", AFTER_FIXING, 132068);
        put(codes, "Flow is throttled: it may be sent a few times an hour", LATER, 132069);
        put(codes, "Sender's phone number was registered too often: wait some days", LATER, 133016);
        put(codes, "Terms of WhatsApp Payments are not accepted", AFTER_FIXING, 134011);
        put(codes, "Generic user error", NEVER, 135000);
        return Map.copyOf(codes);
    }

    private static void put(Map<Integer, Meaning> codes, String text, Remedy remedy, int... all) {
        for (int code : all) {
            codes.put(code, new Meaning(text, remedy));
        }
    }
}
