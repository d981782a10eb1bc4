package dev.waybill.bench.stand;

/** The benchmarks cannot go on; the message is one line that says what to do. */
public final class BenchException extends RuntimeException {

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
