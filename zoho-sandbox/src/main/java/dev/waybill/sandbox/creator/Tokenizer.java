package dev.waybill.sandbox.creator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts criteria into pieces. */
final class Tokenizer {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
    private static final Pattern SYMBOL = Pattern.compile("&&|\\|\\||==|!=|<=|>=|[<>!()]");

    private final String criteria;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String criteria) {
        this.criteria = criteria;
    }

    /** The pieces, the last of which is the end. */
    static List<Token> cut(String criteria) {
        return new Tokenizer(criteria).cut();
    }

    private List<Token> cut() {
        while (at < criteria.length()) {
            char next = criteria.charAt(at);
            if (Character.isWhitespace(next)) {
                at++;
            } else if (next == '"') {
                quoted(Token.Kind.TEXT, next);
            } else if (next == '\'') {
                quoted(Token.Kind.MOMENT, next);
            } else {
                unquoted();
            }
        }
        tokens.add(new Token(Token.Kind.END, "the end", at));
        return tokens;
    }

    private void quoted(Token.Kind kind, char quote) {
        int start = at;
        StringBuilder text = new StringBuilder();
        for (at++; at < criteria.length(); at++) {
            char next = criteria.charAt(at);
            if (next == quote) {
                at++;
                tokens.add(new Token(kind, text.toString(), start));
                return;
            }
            if (next == '\\' && at + 1 < criteria.length()) {
                at++;
                text.append(criteria.charAt(at));
            } else {
                text.append(next);
            }
        }
        throw new BadCriteria("the quote at position " + start + " is never closed");
    }

    private void unquoted() {
        if (!taken(SYMBOL) && !taken(NUMBER) && !taken(WORD)) {
            throw new BadCriteria("nothing can begin with what stands at position " + at);
        }
    }

    private boolean taken(Pattern pattern) {
        Matcher matcher = pattern.matcher(criteria).region(at, criteria.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        tokens.add(new Token(kindOf(pattern, matcher.group()), matcher.group(), at));
        at = matcher.end();
        return true;
    }

    private static Token.Kind kindOf(Pattern pattern, String text) {
        if (pattern == NUMBER) {
            return Token.Kind.NUMBER;
        }
        if (pattern == WORD) {
            return Token.Kind.WORD;
        }
        return switch (text) {
            case "(" -> Token.Kind.OPEN;
            case ")" -> Token.Kind.CLOSE;
            case "&&" -> Token.Kind.AND;
            case "||" -> Token.Kind.OR;
            case "!" -> Token.Kind.NOT;
            default -> Token.Kind.OPERATOR;
        };
    }
}
