package dev.waybill.zoho.nosql;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A typed value of an attribute. Source: Catalyst NoSQL facts 1.3. */
public sealed interface AttributeValue {

    /** {@code S}. */
    record Text(String value) implements AttributeValue {}

    /** {@code N}; the service's own client refuses integers beyond 2^53. */
    record Number(BigDecimal value) implements AttributeValue {}

    /** {@code BOOL}. */
    record Bool(boolean value) implements AttributeValue {}

    /** {@code NULL}. */
    record Null() implements AttributeValue {}

    /** {@code B}; travels as base64. */
    record Binary(byte[] value) implements AttributeValue {

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary(byte[] bytes) && Arrays.equals(value, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Binary[" + value.length + " bytes]";
        }
    }

    /** {@code L}. */
    record Listing(List<AttributeValue> values) implements AttributeValue {
        public Listing {
            values = List.copyOf(values);
        }
    }

    /** {@code M}. */
    record Mapping(Map<String, AttributeValue> values) implements AttributeValue {
        public Mapping {
            values = Map.copyOf(values);
        }
    }

    /** {@code SS}. */
    record TextSet(Set<String> values) implements AttributeValue {
        public TextSet {
            values = Set.copyOf(values);
        }
    }

    /** {@code SN}. */
    record NumberSet(Set<BigDecimal> values) implements AttributeValue {
        public NumberSet {
            values = Set.copyOf(values);
        }
    }

    /** {@code SB}. */
    record BinarySet(List<Binary> values) implements AttributeValue {
        public BinarySet {
            values = List.copyOf(values);
        }
    }

    /** Text. */
    static AttributeValue of(String value) {
        return new Text(value);
    }

    /** A whole number. */
    static AttributeValue of(long value) {
        return new Number(BigDecimal.valueOf(value));
    }

    /** True or false. */
    static AttributeValue of(boolean value) {
        return new Bool(value);
    }

    /** Bytes. */
    static AttributeValue of(byte[] value) {
        return new Binary(value);
    }
}
