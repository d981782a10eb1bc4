package dev.waybill.sandbox.creator;

import java.util.List;

/** A condition on a record, as {@link CriteriaParser} reads it and {@link CriteriaMatcher} judges it. */
sealed interface Criterion {

    /** Every one of them holds. */
    record All(List<Criterion> parts) implements Criterion {}

    /** At least one of them holds. */
    record Any(List<Criterion> parts) implements Criterion {}

    /** It does not hold. */
    record Not(Criterion inner) implements Criterion {}

    /** A field compared with a value. */
    record Compare(String field, Operator operator, Literal literal) implements Criterion {}

    /** A field searched for a text. */
    record Search(String field, SearchKind kind, String text) implements Criterion {}

    /** The comparisons. */
    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }

        /** Whether two values that compare like this (negative, 0, positive) satisfy the operator. */
        boolean holdsFor(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }

        boolean orders() {
            return this != EQUAL && this != NOT_EQUAL;
        }
    }

    /** The functions on text. */
    enum SearchKind {
        CONTAINS("contains"),
        STARTS_WITH("startsWith"),
        ENDS_WITH("endsWith");

        private final String function;

        SearchKind(String function) {
            this.function = function;
        }

        String function() {
            return function;
        }

        boolean finds(String text, String in) {
            return switch (this) {
                case CONTAINS -> in.contains(text);
                case STARTS_WITH -> in.startsWith(text);
                case ENDS_WITH -> in.endsWith(text);
            };
        }
    }
}
