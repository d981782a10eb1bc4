package dev.waybill.zoho.creator;

import dev.waybill.zoho.creator.CreatorFailure.Misconfigured;
import dev.waybill.zoho.creator.CreatorFailure.QuotaExhausted;
import dev.waybill.zoho.creator.CreatorFailure.RecordMissing;
import dev.waybill.zoho.creator.CreatorFailure.RecordRejected;
import dev.waybill.zoho.creator.CreatorFailure.Throttled;
import dev.waybill.zoho.creator.CreatorFailure.TokenExpired;
import dev.waybill.zoho.creator.CreatorFailure.Unavailable;
import dev.waybill.zoho.creator.CreatorFailure.Unexpected;
import dev.waybill.zoho.http.HttpAnswer;
import dev.waybill.zoho.http.SafeText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Which failure an answer is. Source: Zoho Creator facts 5.1, 5.3. */
final class CreatorFailures {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_TROUBLE = 500;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** Digits of a number of seconds that is worth reading; a longer one is above every bound. */
    private static final int LONGEST_SECONDS = 9;

    private CreatorFailures() {}

    /** For an answer with a JSON body that is not success. */
    static CreatorFailure of(HttpAnswer answer, Envelope envelope) {
        int code = envelope.code();
        int status = answer.status();
        return switch (code) {
            case 1030 ->
                new TokenExpired(code, status, say(answer, envelope, "the access token is invalid or expired"));
            case 1000 -> misaddressedOrExpired(answer, envelope);
            case 2955 -> throttled(answer, envelope);
            case 4000 ->
                new QuotaExhausted(
                        code, status, say(answer, envelope, "the day's quota is used up, wait until it is reset"));
            case 3001, 3002, 3070, 8011, 8012 ->
                new RecordRejected(
                        code, status, say(answer, envelope, "the record was refused, correct it in Creator"));
            case 3190 -> missing(answer, envelope);
            case 2930 -> generic(answer, envelope);
            default ->
                WhatToCheck.of(code, envelope.text())
                        .<CreatorFailure>map(check -> new Misconfigured(code, status, say(answer, envelope, check)))
                        .orElseGet(() -> unknown(answer, envelope));
        };
    }

    /** For an answer whose body is not JSON: only the HTTP status is left to judge by. */
    static CreatorFailure withoutJson(HttpAnswer answer) {
        int status = answer.status();
        String seen = "Creator answered HTTP " + status + (answer.isHtml() ? " with HTML" : " without JSON");
        if (status == TOO_MANY_REQUESTS) {
            return new Throttled(
                    0, status, seen + ": too many calls, pause all of them" + askedToWait(answer), retryAfter(answer));
        }
        if (status == UNAUTHORIZED) {
            return new TokenExpired(0, status, seen + ": the access token is not accepted");
        }
        if (status == FORBIDDEN) {
            return new Misconfigured(0, status, seen + ": check the API address and the user's permissions");
        }
        if (status >= 300 && status < 400) {
            return new Misconfigured(0, status, seen + ": check the API address, it redirects elsewhere");
        }
        return status >= SERVER_TROUBLE || status < 300 || answer.isHtml()
                ? new Unavailable(0, status, seen + ": try again later", true)
                : new Unexpected(0, status, seen + ": report it");
    }

    static CreatorFailure missing(HttpAnswer answer, Envelope envelope) {
        return new RecordMissing(
                envelope.code(), answer.status(), say(answer, envelope, "the record no longer exists"));
    }

    static CreatorFailure unexpected(HttpAnswer answer, String seen) {
        return new Unexpected(Envelope.SUCCESS, answer.status(), "Creator answered with " + seen + ": report it");
    }

    /** Code 1000 stands for a wrong URL, a missing parameter, and an error of the token that a new one cures. */
    private static CreatorFailure misaddressedOrExpired(HttpAnswer answer, Envelope envelope) {
        boolean aboutTheToken = mentions(envelope, "iam error")
                || answer.status() == UNAUTHORIZED && (mentions(envelope, "token") || mentions(envelope, "oauth"));
        return aboutTheToken
                ? new TokenExpired(
                        envelope.code(), answer.status(), say(answer, envelope, "the access token is not accepted"))
                : new Misconfigured(
                        envelope.code(),
                        answer.status(),
                        say(answer, envelope, "check the API address and the owner, application and report names"));
    }

    private static CreatorFailure generic(HttpAnswer answer, Envelope envelope) {
        return mentions(envelope, "upload_rule")
                ? new Misconfigured(
                        envelope.code(),
                        answer.status(),
                        say(answer, envelope, "check that the account is on Creator 6, API v2.1 is not served before"))
                : new Unavailable(envelope.code(), answer.status(), say(answer, envelope, "try again later"), true);
    }

    private static CreatorFailure unknown(HttpAnswer answer, Envelope envelope) {
        if (answer.status() == TOO_MANY_REQUESTS) {
            return throttled(answer, envelope);
        }
        // No code says that another token would not help: one is tried.
        if (answer.status() == UNAUTHORIZED) {
            return new TokenExpired(
                    envelope.code(), answer.status(), say(answer, envelope, "the access token is not accepted"));
        }
        // One record is not at fault.
        if (answer.status() == FORBIDDEN) {
            return new Misconfigured(
                    envelope.code(),
                    answer.status(),
                    say(answer, envelope, "check the API address, the token's scopes and its user's permissions"));
        }
        return answer.status() >= SERVER_TROUBLE
                ? new Unavailable(envelope.code(), answer.status(), say(answer, envelope, "try again later"), true)
                : new Unexpected(
                        envelope.code(), answer.status(), say(answer, envelope, "an answer nobody knows, report it"));
    }

    private static CreatorFailure throttled(HttpAnswer answer, Envelope envelope) {
        return new Throttled(
                envelope.code(),
                answer.status(),
                say(answer, envelope, "too many calls, pause all of them" + askedToWait(answer)),
                retryAfter(answer));
    }

    /**
     * Seconds, or an HTTP date counted from the answer's own date, so that no clock of ours has to agree with Zoho's. A
     * longer wait is cut: an answer must not stop the calls for days.
     */
    private static Optional<Duration> retryAfter(HttpAnswer answer) {
        return answer.header("Retry-After")
                .map(String::strip)
                .flatMap(said -> said.matches("\\d+") ? Optional.of(seconds(said)) : until(said, answer))
                .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    private static Duration seconds(String digits) {
        return digits.length() > LONGEST_SECONDS ? LONGEST_WAIT : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Optional<Duration> until(String said, HttpAnswer answer) {
        return date(said)
                .flatMap(end ->
                        answer.header("Date").flatMap(CreatorFailures::date).map(now -> Duration.between(now, end)))
                .filter(wait -> !wait.isNegative());
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String askedToWait(HttpAnswer answer) {
        return answer.header("Retry-After")
                .map(said ->
                        "; its Retry-After says " + SafeText.of(said) + ", 15 minutes are the most that is believed")
                .orElse("");
    }

    private static boolean mentions(Envelope envelope, String lowerCase) {
        return envelope.text().toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    private static String say(HttpAnswer answer, Envelope envelope, String what) {
        String text = SafeText.of(envelope.text());
        return "Creator answered code " + envelope.code() + ", HTTP " + answer.status() + ": " + what
                + (text.isEmpty() ? "" : " (" + text + ")");
    }
}
