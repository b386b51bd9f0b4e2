package dev.courant.parse.text.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateSearchTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-04T07:30:00+01:00 | 2026-03-04T06:30:00Z",
                "2026-03-04T07:30:00.123Z | 2026-03-04T07:30:00Z",
                "2026-03-04 07:30 | 2026-03-04T07:30:00Z",
                "2026-03-04 | 2026-03-04T00:00:00Z",
                "20260304T073000 | 2026-03-04T07:30:00Z",
                "20260304T07:30:00Z | 2026-03-04T07:30:00Z",
                "20260304T073000+0100 | 2026-03-04T06:30:00Z",
                "20260304 07:30 | 2026-03-04T07:30:00Z",
                "20260304T0730Z | 2026-03-04T07:30:00Z",
                "4. März 2026 - 16.03 Uhr | 2026-03-04T16:03:00Z",
                "4. März 2026 - 12.03 Uhr | 2026-03-04T12:03:00Z",
                "03/04/26 5:19pm | 2026-03-04T17:19:00Z",
                "Mar. 4. 2026 | 2026-03-04T00:00:00Z",
                "(2026, March 4) | 2026-03-04T00:00:00Z",
                "Wed, 04 Mar 2026 07:30:00 GMT | 2026-03-04T07:30:00Z",
                "Wed, 04 Mar 2026 07:30:00 -0500 | 2026-03-04T12:30:00Z",
                "March 4, 2026 at 3:05 p.m. | 2026-03-04T15:05:00Z",
                "Updated 4th of March 2026 | 2026-03-04T00:00:00Z",
                "4. März 2026 | 2026-03-04T00:00:00Z",
                "4 de marzo de 2026 | 2026-03-04T00:00:00Z",
                "le 4 août 2026 | 2026-08-04T00:00:00Z",
                "4 марта 2026 | 2026-03-04T00:00:00Z",
                "2026年3月4日 | 2026-03-04T00:00:00Z",
                "1. 3. 2026 | 2026-03-01T00:00:00Z",
                "04 / 03 / 2026 | 2026-03-04T00:00:00Z",
                "2026. 3. 4. | 2026-03-04T00:00:00Z",
                "2026. március 4., szerda | 2026-03-04T00:00:00Z",
                "2026 m. kovo 4 d. | 2026-03-04T00:00:00Z",
                "marzo 4 de 2026 | 2026-03-04T00:00:00Z",
                "1° marzo 2026 | 2026-03-01T00:00:00Z",
                "4. marts 2026 | 2026-03-04T00:00:00Z",
                "4 март 2026 | 2026-03-04T00:00:00Z",
                "٤ مارس ٢٠٢٦ | 2026-03-04T00:00:00Z",
                "04.03.2026 in Ternford | 2026-03-04T00:00:00Z",
                "07:30 04.03.2026 | 2026-03-04T07:30:00Z",
                "04.03.2026, 07:30 | 2026-03-04T07:30:00Z",
                "15 مارس 2026 | 2026-03-15T00:00:00Z",
                "March 4, 2026, 9:30 AM EST | 2026-03-04T14:30:00Z",
                "4 March 2026 07:30:45 CET | 2026-03-04T06:30:45Z",
                "03/25/2026 | 2026-03-25T00:00:00Z",
                "25/03/2026 | 2026-03-25T00:00:00Z",
                "Publié le 4 mars 2026 à 7h30 | 2026-03-04T07:30:00Z",
                "March 4, 2026 2:30 am ET | 2026-03-04T07:30:00Z",
                "2026-07-04 03:30 America/New_York | 2026-07-04T07:30:00Z",
                "1772609400 | 2026-03-04T07:30:00Z",
                "1772609400000 | 2026-03-04T07:30:00Z"
            })
    void shouldReadTheDate(String text, Instant expected) {
        assertThat(Objects.requireNonNull(find(text)).toInstant()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "0001-01-01T00:00:00Z",
                "1970-01-01",
                "2026-13-45",
                "9999-12-31",
                "Room 12, 3rd floor",
                "1. 2. 30 geese",
                "2026 geese 4"
            })
    void shouldFindNoDate(String text) {
        assertThat(find(text)).isNull();
    }

    private static @Nullable OffsetDateTime find(String text) {
        return DateReader.findIn(text, DateReader.NumericOrder.DAY_FIRST);
    }
}
