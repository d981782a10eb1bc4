package dev.waybill.sandbox.tables;

import java.util.Optional;

/** Where the texts with a prefix end. */
final class PrefixEnd {

    private PrefixEnd() {}

    /** The first text, by code points, behind all that begin with the prefix; empty if there is none. */
    static Optional<String> of(String prefix) {
        int[] points = prefix.codePoints().toArray();
        for (int last = points.length - 1; last >= 0; last--) {
            if (points[last] < Character.MAX_CODE_POINT) {
                points[last] = next(points[last]);
                return Optional.of(new String(points, 0, last + 1));
            }
        }
        return Optional.empty();
    }

    private static int next(int point) {
        return point + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : point + 1;
    }
}
