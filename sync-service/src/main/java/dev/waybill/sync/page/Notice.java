package dev.waybill.sync.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What a button answers: one sentence that its page shows. */
public final class Notice {

    private Notice() {}

    /** Says that what was asked for was done. */
    public static TemplateInstance done(String text) {
        return Templates.notice("done", text);
    }

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance notice(String kind, String text);
    }
}
