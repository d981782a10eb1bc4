package dev.waybill.model.filter;

import java.util.List;
import java.util.stream.Stream;

/**
 * A condition on a document. Two-valued: a condition on a value that is absent or of another kind is false, never
 * unknown, and {@link Not} turns false into true.
 */
public sealed interface Filter {

    /** True when every part is; with no part it is true. */
    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** True when one part is; with no part it is false. */
    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** True when its part is not. */
    record Not(Filter part) implements Filter {}

    /** True when the field's value is of the literal's kind and stands in that relation to it. */
    record Compare(Field field, Relation relation, Literal literal) implements Filter {}

    /** True when the field equals one of the literals. */
    record In(Field field, List<Literal> literals) implements Filter {
        public In {
            literals = List.copyOf(literals);
        }
    }

    /** How a value stands to a literal. Text is ordered by code point, {@code false} before {@code true}. */
    enum Relation {
        EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL;

        /** Whether the relation holds, given the sign of comparing value with literal. */
        public boolean holds(int sign) {
            return switch (this) {
                case EQUAL -> sign == 0;
                case GREATER -> sign > 0;
                case GREATER_OR_EQUAL -> sign >= 0;
                case LESS -> sign < 0;
                case LESS_OR_EQUAL -> sign <= 0;
            };
        }
    }

    /** The filter that lets every document through. */
    static Filter all() {
        return new And(List.of());
    }

    /** Both filters; flat, so that planners see one list of parts. */
    static Filter both(Filter one, Filter other) {
        return new And(Stream.concat(parts(one), parts(other)).toList());
    }

    private static Stream<Filter> parts(Filter filter) {
        return filter instanceof And and ? and.parts().stream() : Stream.of(filter);
    }
}
