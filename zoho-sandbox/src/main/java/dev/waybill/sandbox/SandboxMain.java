package dev.waybill.sandbox;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Runs the sandbox alone until it is stopped. {@code SANDBOX_PORT} and {@code SANDBOX_HOST} say where. */
public final class SandboxMain {

    private static final String DEFAULT_PORT = "8090";
    private static final int HIGHEST_PORT = 65_535;

    private SandboxMain() {}

    /** Starts the sandbox; exit code 1 and one line on standard error if that is not possible. */
    public static void main(String[] arguments) {
        // Netty's use of Unsafe makes newer JDKs warn on standard error, which is for our one line only.
        System.setProperty("io.netty.noUnsafe", "true");
        Map<String, String> environment = System.getenv();
        String port = environment.getOrDefault("SANDBOX_PORT", DEFAULT_PORT);
        Optional<Integer> number = port(port);
        if (number.isEmpty()) {
            fail("SANDBOX_PORT takes a port from 0 to " + HIGHEST_PORT + ", but is '" + port + "'.");
            return;
        }
        SandboxOptions options = SandboxOptions.free()
                .withPort(number.get())
                .withHost(environment.getOrDefault(
                        "SANDBOX_HOST", SandboxOptions.free().host()));
        try {
            ZohoSandbox sandbox = ZohoSandbox.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "close-sandbox"));
            System.out.println("Sandbox listens on " + sandbox.url()
                    + " (client sandbox, secret sandbox, refresh token sandbox-refresh)");
        } catch (UncheckedIOException notListening) {
            fail("The sandbox " + notListening.getMessage()
                    + ": choose another port with SANDBOX_PORT, or stop what uses this one.");
        }
    }

    static Optional<Integer> port(String text) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(port -> port >= 0 && port <= HIGHEST_PORT);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static void fail(String line) {
        System.err.println(line);
        System.exit(1);
    }
}
