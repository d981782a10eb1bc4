package dev.waybill.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** The three ports on loopback. Source: contract, Ports. */
public record Ports(int ingest, int sync, int sandbox) {

    /** Where users find the applications. */
    public static final Ports OF_THE_CONTRACT = new Ports(8080, 8081, 8090);

    /** Three ports that nobody uses now. */
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return new Ports(
                    held.get(0).getLocalPort(),
                    held.get(1).getLocalPort(),
                    held.get(2).getLocalPort());
        } catch (IOException e) {
            throw new ApplicationException("no free port on this machine", e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    /** One more port that nobody uses now. */
    public static int another() {
        return free().sync();
    }

    /** Fails with one line when a port is taken. */
    public void requireFree() {
        for (int port : new int[] {ingest, sync, sandbox}) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw new ApplicationException("port " + port + " is taken: end what listens there, then try again", e);
            }
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new ApplicationException("cannot release a port", e);
        }
    }
}
