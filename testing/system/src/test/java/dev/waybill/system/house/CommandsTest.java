package dev.waybill.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The script at the root. */
class CommandsTest {

    @Test
    void runsEveryCommandThatItsHelpNames() throws IOException {
        String script = Files.readString(Path.of("../../waybill"));
        String main = script.substring(script.indexOf("\nmain() {"));

        List<String> named = Pattern.compile("(?m)^  ([a-z]+) {2,}|^  ([a-z]+) [A-Z\\[-]")
                .matcher(script.substring(0, script.indexOf("\nUSAGE\n")))
                .results()
                .map(CommandsTest::word)
                .distinct()
                .toList();

        assertThat(named)
                .contains("demo", "outage", "help")
                .allSatisfy(command -> assertThat(main).containsPattern("[ |]" + command + "( \\||\\))"));
    }

    private static String word(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
