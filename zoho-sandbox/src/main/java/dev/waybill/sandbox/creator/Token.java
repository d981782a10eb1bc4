package dev.waybill.sandbox.creator;

/**
 * A piece of criteria.
 *
 * @param kind what it is
 * @param text its text, without quotes and escapes
 * @param at where it begins, from 0
 */
record Token(Kind kind, String text, int at) {

    /** What a piece can be. */
    enum Kind {
        OPEN,
        CLOSE,
        AND,
        OR,
        NOT,
        OPERATOR,
        WORD,
        NUMBER,
        TEXT,
        MOMENT,
        END
    }
}
