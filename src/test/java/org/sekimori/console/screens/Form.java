package org.sekimori.console.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.sekimori.testing.Case;

/** The open form of an act, from its empty fields to the record. */
final class Form {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withZone(ZoneId.of("Asia/Tokyo"));
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneId.of("Asia/Tokyo"));
    private static final Pattern NUMBER = Pattern.compile("記録番号 ([0-9,]+)");

    private final Worker worker;
    private final Locator form;

    Form(Worker worker, Locator form) {
        this.worker = worker;
        this.form = form;
        assertThat(form).hasCount(1);
        assertThat(form.evaluate("""
                form => [...form.querySelectorAll('input, textarea, select')]
                  .filter(field => ['radio', 'checkbox'].includes(field.type) ? field.checked : field.value !== '')
                  .map(field => field.name + '=' + field.value)
                  .join()"""))
                .as("what was filled in before anybody filled it in")
                .isEqualTo("");
    }

    Form write(String label, String text) {
        field(label).fill(text);
        return this;
    }

    /** To the minute, as the field takes it. */
    Form at(String label, Instant instant) {
        return write(label, MINUTE.format(instant));
    }

    Form atSecond(String label, Instant instant) {
        return write(label, SECOND.format(instant));
    }

    Form choose(String group, String option) {
        var radios = form.getByRole(AriaRole.RADIOGROUP, new Locator.GetByRoleOptions().setName(labelled(group)));
        radios.getByText(option, new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(radios.getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(option).setExact(true)))
                .isChecked();
        return this;
    }

    /** The option that begins with this. */
    Form select(String label, String option) {
        var list = field(label);
        var found = list.locator("option").allTextContents().stream()
                .filter(text -> text.startsWith(option))
                .toList();
        assertThat(found).as("options of %s that begin with %s", label, option).hasSize(1);
        list.selectOption(new SelectOption().setLabel(found.getFirst()));
        return this;
    }

    Form condition(String text) {
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("条件を加える"))
                .click();
        form.getByLabel("条件 1", new Locator.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    Form tick(String text) {
        form.getByText(text, new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(form.getByRole(
                        AriaRole.CHECKBOX,
                        new Locator.GetByRoleOptions().setName(text).setExact(true)))
                .isChecked();
        return this;
    }

    Locator field(String label) {
        return form.getByLabel(labelled(label));
    }

    private static Pattern labelled(String label) {
        return Pattern.compile("^" + label + "(※必須|任意)?$");
    }

    Locator element() {
        return form;
    }

    void review() {
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("内容を確認する"))
                .click();
    }

    static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("記録する内容の確認"));
    }

    /** Looks over, sees what follows, records; the record is proved. */
    void record(Act act) {
        review();
        var dialog = dialog(worker.page());
        assertThat(dialog).containsText(act.follows);
        assertThat(dialog).containsText("記録は取り消せません");
        send(dialog, act);
    }

    /** The same for an act on a scope, whose hash is shown before and whole while looking over. */
    void recordOn(Case one, Act act) {
        var hash = one.scopeHash();
        assertThat(form).containsText(hash.substring(0, 4) + "…" + hash.substring(hash.length() - 4));
        review();
        assertThat(dialog(worker.page())).containsText(hash);
        assertThat(dialog(worker.page())).containsText(act.follows);
        send(dialog(worker.page()), act);
    }

    private void send(Locator dialog, Act act) {
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("この内容で記録する"))
                .click();
        var done = worker.panel().getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("記録しました"));
        assertThat(done).isVisible();
        var number = NUMBER.matcher(done.textContent());
        assertThat(number.find()).as(done.textContent()).isTrue();
        if (act.isOfTheCase()) {
            worker.isProved(Integer.parseInt(number.group(1).replace(",", "")));
        }
    }
}
