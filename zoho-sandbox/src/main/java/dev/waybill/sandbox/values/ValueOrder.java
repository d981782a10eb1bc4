package dev.waybill.sandbox.values;

import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;

/**
 * The order of texts, numbers and bytes: numbers as numbers, text by its UTF-8 bytes. Values of different types are in
 * the order of their types. Source: Catalyst NoSQL facts 1.8.
 */
public final class ValueOrder implements Comparator<AttributeValue> {

    /** The only one. */
    public static final ValueOrder INSTANCE = new ValueOrder();

    private ValueOrder() {}

    /** Whether the two can be compared at all. */
    public static boolean comparable(AttributeValue left, AttributeValue right) {
        return left.type() == right.type()
                && switch (left.type()) {
                    case S, N, B -> true;
                    default -> false;
                };
    }

    @Override
    public int compare(AttributeValue left, AttributeValue right) {
        if (left instanceof AttributeValue.Text a && right instanceof AttributeValue.Text b) {
            return compareTexts(a.text(), b.text());
        }
        if (left instanceof NumberValue a && right instanceof NumberValue b) {
            return a.number().compareTo(b.number());
        }
        if (left instanceof AttributeValue.Binary a && right instanceof AttributeValue.Binary b) {
            return Arrays.compareUnsigned(
                    Base64.getDecoder().decode(a.base64()), Base64.getDecoder().decode(b.base64()));
        }
        return left.type().compareTo(right.type());
    }

    /** UTF-8 keeps the order of code points; UTF-16 does not where one text has a surrogate and the other has none. */
    private static int compareTexts(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                int kinds = Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
                return kinds == 0 ? Character.compare(a, b) : kinds;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
