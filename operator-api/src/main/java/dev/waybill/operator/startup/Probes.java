package dev.waybill.operator.startup;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks that try the machine: a port is free, a folder can be written. */
public final class Probes {

    private Probes() {}

    /** The HTTP port of the application, {@code QUARKUS_HTTP_PORT} on {@code QUARKUS_HTTP_HOST}, can be listened on. */
    static StartupCheck httpPortFree() {
        return values -> values.value("quarkus.http.port")
                .map(Integer::valueOf)
                .filter(port -> port > 0)
                .map(port -> tryPort(values.value("quarkus.http.host").orElse("0.0.0.0"), port))
                .orElse(List.of());
    }

    /** The folder of the file that a setting names can be written; it is made when missing. */
    public static List<String> folderWritable(String key, Lookup values) {
        return values.value(key)
                .map(file -> tryFile(Setting.variable(key), Path.of(file).toAbsolutePath()))
                .orElse(List.of());
    }

    private static List<String> tryPort(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the server does it: a port whose last connections are still ending counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return List.of();
        } catch (UnknownHostException unknown) {
            return List.of("QUARKUS_HTTP_HOST=" + host + " is no address of this machine; it takes a host name or an IP"
                    + " address");
        } catch (BindException taken) {
            return List.of("QUARKUS_HTTP_PORT=" + port + " cannot be used on " + host + " (" + taken.getMessage()
                    + "); end what listens there or set another port from 1 to 65535");
        } catch (IOException failed) {
            return List.of("QUARKUS_HTTP_PORT=" + port + " cannot be used on " + host + " (" + failed.getMessage()
                    + "); set another port from 1 to 65535");
        }
    }

    private static List<String> tryFile(String variable, Path file) {
        String name = variable + "=" + file;
        if (Files.isDirectory(file)) {
            return List.of(name + " is a folder; it takes the path of a file");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            return List.of(name + " cannot be written; give this user the right to write it or name another file");
        }
        Path folder = file.getParent();
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".waybill", null));
            return List.of();
        } catch (IOException failed) {
            return List.of(name + " cannot be written: files cannot be made in the folder " + folder
                    + "; make it writable for this user or name another file");
        }
    }
}
