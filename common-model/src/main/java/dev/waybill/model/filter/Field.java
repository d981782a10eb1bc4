package dev.waybill.model.filter;

import dev.waybill.model.document.DocumentMember;
import java.util.List;

/** What a condition looks at. */
public sealed interface Field {

    /** A member of the document itself. */
    record Member(DocumentMember member) implements Field {}

    /**
     * A path into the status object, {@code errors.0.code} as {@code ["errors","0","code"]}. A step of digits is an
     * index where it meets an array and a name where it meets an object.
     */
    record StatusPath(List<String> steps) implements Field {
        public StatusPath {
            steps = List.copyOf(steps);
        }

        /** The path as users write it. */
        public String dotted() {
            return String.join(".", steps);
        }
    }
}
