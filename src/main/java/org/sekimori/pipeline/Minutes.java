package org.sekimori.pipeline;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Wire;
import org.sekimori.phase.oversight.OversightCommand.Attendance;
import org.sekimori.phase.oversight.OversightCommand.Recusal;
import org.sekimori.phase.oversight.SittingEvent;

/**
 * Minutes as plain text: a head, then each entry with its place in the log. What persons wrote stands behind {@code "> "} on
 * every line, so that nobody's words pass for the hub's.
 */
final class Minutes {
    private static final String PACKAGE = "org.sekimori.pipeline.";

    /** Of every kind that some reader breaks a line at. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final Sitting sitting;
    private final List<Said> said;
    private final Names names;
    private final ResourceBundle words;
    private final StringBuilder text = new StringBuilder();
    /** Votes on the motion that stands, as the minutes go on. */
    private final Map<PersonId, Optional<Sitting.Choice>> votes = new HashMap<>();

    /** One entry of the sitting. */
    record Said(long index, Instant recorded, PersonId actor, String seat, SittingEvent event) {}

    /** What people are called. */
    interface Names {
        String of(PersonId person);
    }

    Minutes(Sitting sitting, List<Said> said, Names names, Locale language) {
        this.sitting = sitting;
        this.said = said;
        this.names = names;
        this.words = ResourceBundle.getBundle(PACKAGE + "minutes_" + language.getLanguage(), Locale.ROOT);
    }

    String text() {
        line("title");
        text.append('\n');
        line("sitting", sitting.id().value());
        line("operation", sitting.operation().value());
        line("matter", word(sitting.matter()));
        line("scope", sitting.scopeHash().value());
        line("state", word(sitting.state()));
        for (var each : said) {
            text.append('\n');
            line("entry", each.index(), each.recorded(), names.of(each.actor()), each.seat());
            tell(each.actor(), each.event());
        }
        return text.toString();
    }

    private void tell(PersonId actor, SittingEvent event) {
        switch (event) {
            case SittingEvent.Opened opened -> opened(opened);
            case SittingEvent.Attended attended -> {
                line("attended", names.of(attended.person()), word(attended.capacity()), word(attended.mode()));
                presiding(attended.presiding());
            }
            case SittingEvent.Left left -> {
                line("left", names.of(left.person()));
                left.reason().ifPresent(this::quote);
                presiding(left.presiding());
            }
            case SittingEvent.Recused recused -> recused(recused);
            case SittingEvent.Heard heard -> {
                line("heard", names.of(heard.expert()));
                quote(heard.summary());
            }
            case SittingEvent.Moved moved -> moved(moved);
            case SittingEvent.MotionWithdrawn withdrawn -> line("withdrawn", withdrawn.motionHash());
            case SittingEvent.VoteCast cast -> {
                votes.put(actor, cast.choice().content());
                line("vote", choice(cast.choice()), cast.motionHash());
                quote(cast.reasons());
            }
            case SittingEvent.Decided decided ->
                counted("decided", decided.motionHash(), decided.result(), decided.castingVote());
            case SittingEvent.Closed closed ->
                counted("closed", closed.motionHash(), closed.result(), closed.castingVote());
            case SittingEvent.Adjourned adjourned -> {
                line("adjourned");
                quote(adjourned.reason());
            }
        }
    }

    private void opened(SittingEvent.Opened opened) {
        line("opened", names.of(opened.presiding()));
        for (Attendance attendance : opened.present()) {
            line("present", names.of(attendance.person()), word(attendance.mode()));
        }
        for (var person : opened.excused()) {
            line("excused", names.of(person));
            opened.recused().items().stream()
                    .filter(recusal -> recusal.person().equals(person))
                    .map(Recusal::reason)
                    .forEach(this::quote);
        }
    }

    private void recused(SittingEvent.Recused recused) {
        line("recused", names.of(recused.person()));
        quote(recused.reason());
        if (votes.remove(recused.person()) != null) {
            line("struck", names.of(recused.person()));
        }
        presiding(recused.presiding());
    }

    private void presiding(Optional<PersonId> person) {
        person.ifPresentOrElse(p -> line("presiding", names.of(p)), () -> line("unpresided"));
    }

    private void moved(SittingEvent.Moved moved) {
        votes.clear();
        line("moved", word(moved.decision()));
        line("hash", moved.motionHash());
        moved.text().ifPresent(words -> {
            line("text");
            quote(words);
        });
        moved.conditions().map(SealedList::items).orElse(List.of()).forEach(condition -> {
            line("condition");
            quote(condition);
        });
        moved.excludes().map(SealedList::items).filter(ids -> !ids.isEmpty()).ifPresent(ids -> {
            line("excludes");
            ids.forEach(this::quote);
        });
        line("reasons");
        quote(moved.reasons());
    }

    private void counted(String key, String hash, Sitting.Result result, Optional<Sealed<Sitting.Choice>> castingVote) {
        line(key, word(result), hash);
        castingVote.ifPresent(cast -> line("casting", choice(cast)));
    }

    private String choice(Sealed<Sitting.Choice> choice) {
        return choice.content().map(this::word).orElseGet(() -> words.getString("withheld"));
    }

    private String word(Wire constant) {
        return words.getString(constant.getClass().getSimpleName() + "." + constant.wire());
    }

    private void line(String key, Object... values) {
        text.append(new MessageFormat(words.getString(key), Locale.ROOT).format(strings(values)))
                .append('\n');
    }

    /** A number is written as it is, without the marks of a language. */
    private static Object[] strings(Object[] values) {
        var strings = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            strings[i] = String.valueOf(values[i]);
        }
        return strings;
    }

    private void quote(Sealed<String> sealed) {
        sealed.content().ifPresentOrElse(this::quote, () -> line("withheld"));
    }

    private void quote(String written) {
        for (var one : LINE_BREAK.split(written, -1)) {
            text.append("> ").append(one).append('\n');
        }
    }
}
