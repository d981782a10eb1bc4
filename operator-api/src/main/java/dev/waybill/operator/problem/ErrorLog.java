package dev.waybill.operator.problem;

import io.quarkus.logging.Log;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes unexpected errors to the log. Messages of foreign exceptions may quote what a caller sent, phone numbers
 * included: they and the stack trace are written at DEBUG only, the line at ERROR names types and the place in our
 * code.
 */
final class ErrorLog {

    private static final int MAX_CAUSES = 8;

    private ErrorLog() {}

    /** Writes an error and returns the id under which it is found in the log. */
    static String write(String where, Throwable error) {
        String id = UUID.randomUUID().toString();
        Log.errorf("Error %s in %s: %s", id, where, types(error));
        Log.debugf(error, "Error %s in %s", id, where);
        return id;
    }

    /**
     * The types of an error and its causes, outermost first, and the place in our code where the first of them arose.
     */
    static String types(Throwable error) {
        String names = Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .map(each -> each.getClass().getName())
                .collect(Collectors.joining(" caused by "));
        return Arrays.stream(error.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.waybill."))
                .findFirst()
                .map(frame -> names + " at " + frame)
                .orElse(names);
    }
}
