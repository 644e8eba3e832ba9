package org.sekimori.console.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Browser;
import org.sekimori.testing.Look;
import org.sekimori.testing.RunningHub;

/** Naming a stand-in, working as one, and having to rise. */
class StandInsIT {
    /** More than the stream takes to notice: its heartbeat. */
    private static final double NOTICED_MILLIS = 30_000;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

    private static Browser browser;
    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        browser = Browser.start();
    }

    @AfterEach
    void leave() {
        browser.leave();
    }

    @AfterAll
    static void end() {
        browser.close();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator banner(Page page) {
        return page.getByRole(AriaRole.BANNER);
    }

    @Test
    void a_holder_names_a_stand_in_who_works_in_the_seat_until_it_is_taken_back() {
        var holder = browser.signedIn(hub, "coordinator", "/delegations", Look.USUAL);
        button(holder, "代理を定める").click();
        var form = holder.getByRole(AriaRole.DIALOG);
        form.getByLabel("誰のどの職か").selectOption("coordinator nco.coordinator");
        form.getByLabel("代理の人").selectOption("watch");
        form.getByLabel("終了（日本時間）").fill(MINUTE.format(Instant.now().plus(Duration.ofHours(2))));
        form.getByText("不在", new Locator.GetByTextOptions().setExact(true)).click();
        form.getByLabel("理由").fill("休暇のため");
        browser.axe(holder);
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("記録する"))
                .click();
        var row = holder.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("代理中"));
        assertThat(row).containsText("田中 翔");
        assertThat(row).containsText("休暇のため");

        var standIn = browser.signedIn(hub, "watch", "/", Look.USUAL);
        button(standIn, "職を替える").click();
        standIn.getByRole(AriaRole.RADIOGROUP).getByText("調整官（佐藤 葵 の代理").click();
        button(standIn, "この職で始める").click();
        assertThat(banner(standIn)).containsText("調整官（佐藤 葵 の代理");
        standIn.reload();
        assertThat(banner(standIn)).containsText("調整官（佐藤 葵 の代理");

        browser.expect(standIn, "status of 403"); // what the page reads in a seat that is over
        button(holder, "代理を終わらせる").click();
        holder.getByRole(AriaRole.DIALOG).getByLabel("理由").fill("戻った");
        holder.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("記録する"))
                .click();
        assertThat(row).hasCount(0);
        assertThat(banner(standIn))
                .containsText("衝突調整担当", new LocatorAssertions.ContainsTextOptions().setTimeout(NOTICED_MILLIS));
        assertThat(button(standIn, "職を替える")).hasCount(0);
    }
}
