package dev.waybill.bench.load;

import dev.waybill.harness.ApplicationException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * Whole signed requests, one behind the other, each with its length in front, made before the load begins: what is left
 * to wrk is to send them.
 */
public final class RequestFile implements AutoCloseable {

    private static final int BUFFER = 1 << 20;

    private final Path path;
    private final long requests;

    private RequestFile(Path path, long requests) {
        this.path = path;
        this.requests = requests;
    }

    /**
     * Writes requests.
     *
     * @param folder where; in memory it keeps the disk quiet
     * @param bodies the body of the request of a number from 0 on
     */
    public static RequestFile of(Path folder, long requests, LongFunction<byte[]> bodies, Signer signer) {
        try {
            Path path = Files.createTempFile(folder, "wrk-", ".requests");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER)) {
                for (long i = 0; i < requests; i++) {
                    write(bodies.apply(i), signer, out);
                }
            } catch (IOException e) {
                Files.deleteIfExists(path);
                throw e;
            }
            return new RequestFile(path, requests);
        } catch (IOException e) {
            throw new ApplicationException("cannot write the requests for wrk: free some space in " + folder, e);
        }
    }

    Path path() {
        return path;
    }

    /** How many requests it holds. */
    public long requests() {
        return requests;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new ApplicationException("cannot remove " + path, e);
        }
    }

    private static void write(byte[] body, Signer signer, OutputStream out) throws IOException {
        byte[] head = ("POST /webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: facebookexternalua\r\nAccept: */*\r\n"
                        + "Content-Type: application/json\r\n" + Signer.HEADER + ": " + signer.signatureOf(body)
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        out.write(String.format(Locale.ROOT, "%08d", head.length + body.length).getBytes(StandardCharsets.US_ASCII));
        out.write(head);
        out.write(body);
    }
}
