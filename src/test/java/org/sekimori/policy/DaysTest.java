package org.sekimori.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekimori.operation.Calendar;
import org.sekimori.operation.Term;

/** The calendar in force, by days that the Cabinet Office published. */
class DaysTest {
    private static Calendar calendar() {
        var breach = Sets.own().rules().deadline("report").breach().orElseThrow();
        return ((Term.WorkingDays) breach).calendar();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-01-02", "2026-01-12", "2026-02-11", "2026-02-23", "2026-03-20", "2026-04-29",
                "2026-05-04", "2026-05-05", "2026-07-20", "2026-08-11", "2026-10-12", "2026-11-03", "2026-11-23",
                "2026-12-29", "2026-12-31", "2027-01-03", "2027-03-21"
            })
    void offices_are_closed(String day) {
        assertThat(calendar().isWorkingDay(LocalDate.parse(day))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-06, substitute of Constitution Day on a Sunday",
        "2026-09-21, Respect for the Aged Day",
        "2026-09-22, between two holidays",
        "2026-09-23, autumnal equinox",
        "2027-03-22, substitute of the vernal equinox on a Sunday",
        "2029-12-31, end of the year"
    })
    void substitute_and_bridging_days_are_closed_too(LocalDate day, String why) {
        assertThat(calendar().isWorkingDay(day)).as(why).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-05", "2026-02-24", "2026-05-07", "2026-09-18", "2026-09-24", "2026-12-28", "2026-12-23"
            })
    void offices_are_open(String day) {
        assertThat(calendar().isWorkingDay(LocalDate.parse(day))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // opened (Japan is nine hours ahead), days, over
        "2026-09-18T01:00:00Z, 1, 2026-09-24T15:00:00Z",
        "2026-09-17T15:00:00Z, 1, 2026-09-24T15:00:00Z",
        "2026-09-17T14:59:59Z, 1, 2026-09-18T15:00:00Z",
        "2026-09-18T01:00:00Z, 2, 2026-09-25T15:00:00Z",
        "2026-12-28T03:00:00Z, 1, 2027-01-04T15:00:00Z",
        "2026-04-28T03:00:00Z, 3, 2026-05-07T15:00:00Z"
    })
    void a_term_ends_with_the_last_working_day_in_japan(Instant opened, int days, Instant over) {
        assertThat(calendar().endOfWorkingDay(opened, days)).isEqualTo(over);
    }
}
