package dev.waybill.sync.page;

import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Where the web jars' files are; their versions stand in the build file alone. */
@TemplateExtension(namespace = "assets")
final class Assets {

    private static final String HTMX = address("htmx.org", "dist/htmx.min.js");
    private static final String CHART = address("chart.js", "dist/chart.umd.min.js");

    private Assets() {}

    /** The address of htmx, which fetches parts of pages. */
    static String htmx() {
        return HTMX;
    }

    /** The address of Chart.js, which draws the chart. */
    static String chart() {
        return CHART;
    }

    private static String address(String jar, String file) {
        return "/webjars/" + jar + "/" + version(jar) + "/" + file;
    }

    private static String version(String jar) {
        String name = "META-INF/maven/org.webjars.npm/" + jar + "/pom.properties";
        Properties properties = new Properties();
        try (InputStream text = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException(name + " is missing from the web jar");
            }
            properties.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
