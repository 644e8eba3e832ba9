package org.sekimori.policy;

import org.sekimori.operation.Wire;

/**
 * What people read about a rule: its name in both languages and where it comes from.
 *
 * @param source the provision or report, or why it was chosen
 */
public record Title(String ja, String en, Mark mark, String source) {
    /** How binding the source is. */
    public enum Mark implements Wire {
        /** Read in the text of the law. */
        LAW,
        /** Press or Diet material. */
        REPORT,
        /** This installation's own choice. */
        CHOICE
    }

    static Title of(Yaml.Block block) {
        var title = block.block("title");
        return of(title.text("ja"), title.text("en"), block);
    }

    static Title of(String ja, String en, Yaml.Block block) {
        var source = block.block("source");
        return new Title(ja, en, Words.of(Mark.class, source.text("mark")).orElseThrow(), source.text("text"));
    }
}
