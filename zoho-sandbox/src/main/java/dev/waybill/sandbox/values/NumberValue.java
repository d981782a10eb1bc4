package dev.waybill.sandbox.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number. It is answered with the digits it came with; 1 and 1.0 are equal. */
public final class NumberValue implements AttributeValue {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    /** As in DynamoDB, to which the service is close; nothing is said about its own. Source: facts 1.3, 2.3. */
    private static final int DIGITS = 38;

    private static final int MAGNITUDE = 128;

    private final String text;
    private final BigDecimal number;

    private NumberValue(String text, BigDecimal number) {
        this.text = text;
        this.number = number;
    }

    /** Reads a number; refused if it is none, or too long or too large. */
    static NumberValue of(String text) {
        if (!NUMBER.matcher(text).matches() || text.length() > 2 * MAGNITUDE) {
            throw BadInput.value("Invalid input value for N");
        }
        return new NumberValue(text, bounded(new BigDecimal(text)));
    }

    static NumberValue of(BigDecimal number) {
        BigDecimal bounded = bounded(number);
        return new NumberValue(bounded.toPlainString(), bounded);
    }

    /** The sum. */
    public NumberValue plus(NumberValue other) {
        return of(number.add(other.number));
    }

    /** The difference. */
    public NumberValue minus(NumberValue other) {
        return of(number.subtract(other.number));
    }

    /** The number, without zeros at the end. */
    public BigDecimal number() {
        return number;
    }

    @Override
    public ValueType type() {
        return ValueType.N;
    }

    @Override
    public JsonNode content() {
        return TextNode.valueOf(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NumberValue that && number.equals(that.number);
    }

    @Override
    public int hashCode() {
        return number.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static BigDecimal bounded(BigDecimal number) {
        BigDecimal bounded = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        int magnitude = bounded.precision() - bounded.scale();
        if (bounded.precision() > DIGITS || Math.abs(magnitude) > MAGNITUDE) {
            throw BadInput.value("Invalid input value for N: at most " + DIGITS + " digits");
        }
        return bounded;
    }
}
