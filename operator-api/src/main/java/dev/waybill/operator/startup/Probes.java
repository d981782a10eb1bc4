package dev.waybill.operator.startup;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks that try the machine: a port is free, a folder can be written. Wrong values are left to the settings' check.
 */
public final class Probes {

    private static final String PORT_KEY = "quarkus.http.port";
    private static final String HOST_KEY = "quarkus.http.host";

    private Probes() {}

    /** The HTTP port of the application, {@code QUARKUS_HTTP_PORT} on {@code QUARKUS_HTTP_HOST}, can be listened on. */
    public static StartupCheck httpPortFree(int defaultPort) {
        return lookup -> {
            String host = lookup.value(HOST_KEY).orElse("0.0.0.0");
            String port = lookup.value(PORT_KEY).orElse(String.valueOf(defaultPort));
            try {
                return tryPort(host, Integer.parseInt(port.strip()));
            } catch (NumberFormatException notChecked) {
                return List.of();
            }
        };
    }

    /** The folder of the file that a setting names can be written; it is made when missing. */
    public static StartupCheck folderWritable(Setting file) {
        return lookup -> {
            try {
                return file.valueIn(lookup).map(Path::of).stream()
                        .flatMap(path -> tryFile(file, path.toAbsolutePath()).stream())
                        .toList();
            } catch (InvalidPathException notChecked) {
                return List.of();
            }
        };
    }

    private static List<String> tryPort(String host, int port) {
        if (port < 1 || port > 65_535) {
            return List.of();
        }
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

    private static List<String> tryFile(Setting setting, Path file) {
        String name = setting.variable() + "=" + file;
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
