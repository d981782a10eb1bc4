package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.Json;
import dev.waybill.model.status.StatusOrder;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How providers say that a send failed: in words of their own, or by an error. Source: providers' facts E3. */
final class Refusal {

    static final String FAILED = "failed";

    private static final Set<String> WORDS = Set.of(
            FAILED, "fail", "failure", "error", "rejected", "undelivered", "undeliverable", "not_delivered", "expired");

    private Refusal() {}

    /** The provider's status in words that have a rank. */
    static String normalised(String status) {
        String normal = StatusOrder.normalise(status);
        return WORDS.contains(normal) ? FAILED : normal;
    }

    /** Whether one of the parts of a queue callback says that the send failed. */
    static boolean saidIn(Json.@Nullable Obj... parts) {
        return Stream.of(parts).anyMatch(Refusal::saidIn);
    }

    private static boolean saidIn(Json.@Nullable Obj part) {
        return part != null
                && (Stream.of("message_status", "status", "state")
                                .map(part::get)
                                .anyMatch(status -> status instanceof Json.Text(String word)
                                        && normalised(word).equals(FAILED))
                        || Stream.of("error", "errors").map(part::get).anyMatch(Refusal::isError));
    }

    /** Senders write empty values of every kind for "no error". */
    private static boolean isError(@Nullable Json error) {
        return switch (error) {
            case Json.Obj(var members) -> !members.isEmpty();
            case Json.Arr(List<Json> elements) -> elements.stream().anyMatch(Refusal::isError);
            case Json.Bool(boolean failed) -> failed;
            case Json.Text text ->
                Json.text(text) != null
                        && !Set.of("0", "null", "none", "false").contains(StatusOrder.normalise(text.value()));
            case Json.Num(String digits) -> !digits.matches("-?0*(\\.0*)?");
            case Json.Null nothing -> false;
            case null -> false;
        };
    }
}
