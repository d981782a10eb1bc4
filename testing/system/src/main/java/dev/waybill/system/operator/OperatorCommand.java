package dev.waybill.system.operator;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.OperatorEntry;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ./waybill operator NAME}: asks for a password and prints the entry for {@code WAYBILL_OPERATORS}. */
public final class OperatorCommand {

    private static final int SHORTEST = 8;

    private final InputStream in;
    private final PrintStream out;

    public OperatorCommand(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    /** Prints {@code name:hash}. Without a terminal the password is the first line of standard input. */
    public int run(List<String> args) {
        if (args.size() != 1 || !args.getFirst().matches("[^:,\\s]+")) {
            throw new ApplicationException("operator takes one name, without colon, comma or space");
        }
        String password = password();
        if (password == null || password.length() < SHORTEST) {
            throw new ApplicationException("a password has at least " + SHORTEST + " characters");
        }
        out.println(OperatorEntry.of(args.getFirst(), password));
        return 0;
    }

    /** {@code ./waybill} asks for the console that is absent where there is no terminal, as it is in Java 21. */
    @SuppressWarnings("SystemConsoleNull")
    private @Nullable String password() {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("Password: ");
            return typed == null ? null : new String(typed);
        }
        try {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new ApplicationException("cannot read the password", e);
        }
    }
}
