package dev.waybill.operator.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One problem detail, sent as {@code application/problem+json}. The title says what to do, the detail what happened.
 * Neither may hold a secret or a phone number. Source: RFC 9457, section 3.
 *
 * @param type a URI reference of the kind of problem, {@code about:blank} when the status says it all
 * @param title what to do, the same for every problem of its kind
 * @param status the HTTP status, 400 to 599
 * @param detail what happened this time
 * @param members further members of the JSON object, in the order they are shown, such as {@code records}
 */
@JsonPropertyOrder({"type", "title", "status", "detail"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @JsonAnyGetter Map<String, Object> members) {

    /** The media type of a problem detail. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String NO_SPECIAL_TYPE = "about:blank";
    private static final Set<String> OWN_MEMBERS = Set.of("type", "title", "status", "detail", "instance");

    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a problem has a status of 400 to 599, not " + status);
        }
        if (!Collections.disjoint(members.keySet(), OWN_MEMBERS)) {
            throw new IllegalArgumentException("further members must not be any of " + OWN_MEMBERS);
        }
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** A problem with a title only. */
    public static Problem of(int status, String title) {
        return new Problem(NO_SPECIAL_TYPE, title, status, null, Map.of());
    }

    /** 400: the caller must correct the request; the detail names the member at fault and what is allowed. */
    public static Problem badRequest(String detail) {
        return of(400, "Correct the request and send it again").withDetail(detail);
    }

    /** 400 with the member at fault as a member of its own. */
    public static Problem badMember(String member, String detail) {
        return badRequest(detail).with("member", member);
    }

    /** 404: what the caller names is not there. */
    public static Problem notFound(String detail) {
        return of(404, "Check the address or the id").withDetail(detail);
    }

    /** 409: something else is in the way; the caller waits for it or looks at it first. */
    public static Problem conflict(String detail) {
        return of(409, "Wait until the running work has ended, then repeat the call")
                .withDetail(detail);
    }

    /** 413: the body is longer than the given number of bytes. */
    public static Problem tooLarge(long maxBytes) {
        return of(413, "Send a smaller body").withDetail("the body may be at most " + maxBytes + " bytes long");
    }

    /** 503: something that this service needs cannot serve now; the same call may succeed later. */
    public static Problem unavailable(String reason) {
        return of(503, "Repeat the call after the time in Retry-After").withDetail(reason);
    }

    /** The same problem with what happened this time. */
    public Problem withDetail(String what) {
        return new Problem(type, title, status, what, members);
    }

    /** The same problem with one more member at the end; a member of that name is replaced. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(type, title, status, detail, more);
    }
}
