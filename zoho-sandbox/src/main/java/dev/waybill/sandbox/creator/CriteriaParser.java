package dev.waybill.sandbox.creator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads criteria: {@code &&}, {@code ||}, {@code !( )}, parentheses, comparisons and functions on text. {@code &&}
 * binds tighter than {@code ||}. Source: Zoho Creator facts 1.7.
 */
final class CriteriaParser {

    /** Deeper nesting than any program writes; keeps the parser's own stack small. */
    private static final int DEEPEST = 200;

    private final List<Token> tokens;
    private final Predicate<String> knownField;
    private int next;
    private int depth;

    private CriteriaParser(List<Token> tokens, Predicate<String> knownField) {
        this.tokens = tokens;
        this.knownField = knownField;
    }

    /**
     * The condition that the text states.
     *
     * @throws BadCriteria if the text does not follow the grammar or names a field that is not known
     */
    static Criterion parse(String criteria, Predicate<String> knownField) {
        CriteriaParser parser = new CriteriaParser(Tokenizer.cut(criteria), knownField);
        Criterion whole = parser.any();
        parser.expect(Token.Kind.END);
        return whole;
    }

    private Criterion any() {
        return joined(Token.Kind.OR, this::all, Criterion.Any::new);
    }

    private Criterion all() {
        return joined(Token.Kind.AND, this::term, Criterion.All::new);
    }

    private Criterion joined(
            Token.Kind joint, Supplier<Criterion> part, Function<List<Criterion>, Criterion> together) {
        List<Criterion> parts = new ArrayList<>();
        parts.add(part.get());
        while (peek().kind() == joint) {
            next++;
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.getFirst() : together.apply(List.copyOf(parts));
    }

    private Criterion term() {
        return switch (peek().kind()) {
            case NOT -> {
                next++;
                yield new Criterion.Not(parenthesised());
            }
            case OPEN -> parenthesised();
            default -> condition();
        };
    }

    private Criterion parenthesised() {
        expect(Token.Kind.OPEN);
        depth++;
        if (depth > DEEPEST) {
            throw new BadCriteria("parentheses are nested deeper than " + DEEPEST);
        }
        Criterion inner = any();
        expect(Token.Kind.CLOSE);
        depth--;
        return inner;
    }

    private Criterion condition() {
        Token word = expect(Token.Kind.WORD);
        return peek().kind() == Token.Kind.OPEN ? search(word) : comparison(word);
    }

    private Criterion search(Token word) {
        int dot = word.text().lastIndexOf('.');
        String function = word.text().substring(dot + 1);
        Criterion.SearchKind kind = Arrays.stream(Criterion.SearchKind.values())
                .filter(each -> each.function().equals(function))
                .findFirst()
                .orElseThrow(() -> new BadCriteria("there is no function " + function));
        String field = field(dot < 0 ? "" : word.text().substring(0, dot), word);
        expect(Token.Kind.OPEN);
        String text = expect(Token.Kind.TEXT).text();
        expect(Token.Kind.CLOSE);
        return new Criterion.Search(field, kind, text);
    }

    private Criterion comparison(Token word) {
        String field = field(word.text(), word);
        Token symbol = expect(Token.Kind.OPERATOR);
        Criterion.Operator operator = Arrays.stream(Criterion.Operator.values())
                .filter(each -> each.symbol().equals(symbol.text()))
                .findFirst()
                .orElseThrow(() -> unexpected(symbol));
        Literal literal = literal();
        boolean ordered = literal instanceof Literal.Numeric || literal instanceof Literal.Moment;
        if (operator.orders() && !ordered) {
            throw new BadCriteria("only numbers and dates can be compared with " + operator.symbol());
        }
        return new Criterion.Compare(field, operator, literal);
    }

    private Literal literal() {
        Token token = peek();
        next++;
        return switch (token.kind()) {
            case TEXT -> new Literal.Text(token.text());
            case NUMBER -> new Literal.Numeric(new BigDecimal(token.text()));
            case MOMENT ->
                new Literal.Moment(CreatorDates.parse(token.text())
                        .orElseThrow(() -> new BadCriteria("a date is written as '21-Nov-2026 22:45:03'")));
            case WORD -> word(token);
            default -> throw unexpected(token);
        };
    }

    private static Literal word(Token token) {
        return switch (token.text()) {
            case "true" -> new Literal.Decision(true);
            case "false" -> new Literal.Decision(false);
            case "null" -> new Literal.Empty();
            default -> throw unexpected(token);
        };
    }

    private String field(String name, Token word) {
        int dot = name.indexOf('.');
        if (!knownField.test(dot < 0 ? name : name.substring(0, dot))) {
            throw new BadCriteria("there is no field named at position " + word.at());
        }
        return name;
    }

    private Token expect(Token.Kind kind) {
        Token token = peek();
        if (token.kind() != kind) {
            throw unexpected(token);
        }
        next++;
        return token;
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    private static BadCriteria unexpected(Token token) {
        return new BadCriteria("not expected at position " + token.at() + ": " + token.text());
    }
}
