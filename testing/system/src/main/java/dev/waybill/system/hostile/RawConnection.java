package dev.waybill.system.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection on which anything can be sent, at any pace. */
public final class RawConnection implements AutoCloseable {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3}).*", Pattern.DOTALL);
    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket;

    public RawConnection(int port) throws IOException {
        this(port, InetAddress.getLoopbackAddress());
    }

    /** @param from address of this side */
    public RawConnection(int port, InetAddress from) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** The head of a POST; headers stand in lines that end with a line feed. */
    public static String post(String target, String headers) {
        return ("POST " + target + " HTTP/1.1\nHost: waybill\nContent-Type: application/json\n" + headers + "\n")
                .replace("\n", "\r\n");
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends the text over and over, at most so often, and stops as soon as there is an answer or nobody listens any
     * more; returns how often.
     */
    public int sendUntilAnswered(String text, int times) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int sent = 0;
        try {
            while (sent < times && socket.getInputStream().available() == 0) {
                socket.getOutputStream().write(bytes);
                sent++;
            }
        } catch (SocketException closed) {
            return sent;
        }
        return sent;
    }

    /** Whether nothing has been answered so far and the connection is open. */
    public boolean isUnanswered() {
        try {
            return socket.getInputStream().available() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of the answer, when the other side has closed the connection behind it; fails if it does not. */
    public int statusOfLastAnswer() throws IOException {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher line = STATUS_LINE.matcher(answer);
        if (!line.matches()) {
            throw new IOException("no answer but '" + answer + "'");
        }
        return Integer.parseInt(line.group(1));
    }

    /** Reads so many bytes of what has come at most, and waits if nothing has; whether there will be more. */
    public boolean read(int most) throws IOException {
        return socket.getInputStream().readNBytes(most).length == most;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
