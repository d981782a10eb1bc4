package dev.waybill.sync.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The answer of a button: one sentence, shown on its page. */
public final class Notice {

    private Notice() {}

    /** A button did what it is for. */
    public static TemplateInstance done(String text) {
        return Templates.notice("done", text);
    }

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance notice(String kind, String text);
    }
}
