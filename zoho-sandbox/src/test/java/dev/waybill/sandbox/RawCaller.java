package dev.waybill.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a test says byte by byte what a client would not. */
final class RawCaller implements AutoCloseable {

    private final Socket socket;
    private final String authorization;

    RawCaller(Caller caller) {
        URI url = caller.url("/");
        authorization = caller.authorization();
        try {
            socket = new Socket(url.getHost(), url.getPort());
            socket.setSoTimeout(30_000);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Sends the head of a call that promises a body of this length. */
    void head(String method, String path, int length) {
        send("%s %s HTTP/1.1\r\nHost: sandbox\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(method, path, authorization, length));
    }

    void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Everything that comes until the other side closes, in whatever way it does. */
    String readToTheEnd() {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketException reset) {
            return read.toString(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
