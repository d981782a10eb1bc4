package dev.waybill.system.manifests;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version, which stands in the root {@code pom.xml} and nowhere else. */
final class ProjectVersion {

    private static final Pattern REVISION = Pattern.compile("<revision>([0-9.]+)(-SNAPSHOT)?</revision>");

    private ProjectVersion() {}

    /** The version that this one is or will be released as. */
    static String released() throws IOException {
        Matcher revision = REVISION.matcher(Files.readString(Overlay.ROOT.resolve("pom.xml")));
        if (!revision.find()) {
            throw new IllegalStateException("pom.xml has no revision");
        }
        return revision.group(1);
    }
}
