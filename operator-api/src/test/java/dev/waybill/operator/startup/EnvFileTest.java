package dev.waybill.operator.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "NAME=value                     | value",
                "NAME = value                   | value",
                "export NAME=value              | value",
                "export  NAME = value           | value",
                "NAME=\"new, old\"              | new, old",
                "NAME='new, old'                | new, old",
                "NAME=\"a\" # comment           | a",
                "NAME='a#b'\t# it's a comment   | a#b",
                "NAME=a # comment               | a",
                "NAME=a#b                       | a#b",
                "NAME=#b                        | #b",
                "NAME=a \"b\" c                 | a \"b\" c",
                "NAME=\"say \\\"yes\\\" \\\\.\" | say \"yes\" \\.",
                "NAME=$2b$04$abc                | $2b$04$abc",
                "NAME='$2b$04$abc'              | $2b$04$abc",
                "NAME=\"$2b$04$abc\"            | $2b$04$abc",
                "NAME='${HOME}'                 | \\${HOME}",
                "NAME=\"\\${HOME}\"             | \\${HOME}",
                "NAME=\"\\$5\"                  | $5",
                "NAME=C:\\data                  | C:\\data",
                "name=lower                     | lower",
            })
    void valuesAreReadAsPeopleWriteThem(String line, String value) throws IOException {
        assertThat(read(line)).isEqualTo(new EnvFile(Map.of("NAME", value), List.of()));
    }

    @Test
    void anEmptyValueIsOne() throws IOException {
        for (String line : new String[] {"NAME=", "NAME= # comment", "NAME=\"\"", "NAME=''"}) {
            assertThat(read(line).variables()).as(line).containsEntry("NAME", "");
        }
    }

    @Test
    void windowsFilesCommentsAndBlankLinesAreRead() throws IOException {
        EnvFile file =
                read("\ufeffONE=1\r\n\r\n  # comment = none\r\nTWO='2'\r\nONE=3\r\nwaybill.store.kind=sqlite\r\n");

        assertThat(file.complaints()).isEmpty();
        assertThat(file.variables())
                .containsOnlyKeys("ONE", "TWO", "WAYBILL_STORE_KIND")
                .containsEntry("ONE", "3")
                .containsEntry("TWO", "2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NAME",
                "NAME value",
                "NAME: s3cret",
                "set NAME=s3cret",
                "=s3cret",
                "1NAME=s3cret",
                "NAME=\"s3cret",
                "NAME='s3cret",
                "NAME='it'\\''s3cret'",
                "NAME=\"s3cret\"more",
                "NAME=\u201cs3cret\u201d",
                "NAME=s3cret\\",
                "NAME=C:\\users\\s3cret"
            })
    void aLineThatCannotBeReadIsNamedAndNotRepeated(String line) throws IOException {
        assertThat(read("FIRST=1\n" + line + "\n").complaints())
                .singleElement()
                .asString()
                .contains(folder.resolve(".env") + " line 2 ")
                .doesNotContain("s3cret")
                .doesNotContain("\n");
    }

    @Test
    void anotherEncodingIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), "NAME=value\u00e9", StandardCharsets.UTF_16);

        assertThat(EnvFile.read(file).complaints()).singleElement().asString().contains(file.toString(), "UTF-8");
    }

    @Test
    void aFolderIsNamedAndNoFileIsNothing() throws IOException {
        Path file = Files.createDirectory(folder.resolve(".env"));

        assertThat(EnvFile.read(file).complaints()).singleElement().asString().contains(file.toString());
        assertThat(EnvFile.read(folder.resolve("none")).complaints()).isEmpty();
    }

    private EnvFile read(String text) throws IOException {
        return EnvFile.read(Files.writeString(folder.resolve(".env"), text));
    }
}
