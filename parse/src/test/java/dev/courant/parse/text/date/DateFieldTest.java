package dev.courant.parse.text.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFieldTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sat, 21 Nov 2026 10:00:00 GMT | 2026-11-21T10:00:00Z",
                "Sat, 21 Nov 2026 10:00:00 +0130 | 2026-11-21T08:30:00Z",
                "Sat, 21 Nov 2026 10:00:00 -05:00 | 2026-11-21T15:00:00Z",
                "21 Nov 26 10:00 EDT | 2026-11-21T14:00:00Z",
                "21-Nov-1999 10:00:00 | 1999-11-21T10:00:00Z",
                "Sat Nov 21 10:00:00 2026 | 2026-11-21T10:00:00Z",
                "Sat Nov 21 10:00:00 PST 2026 | 2026-11-21T18:00:00Z",
                "November 21, 2026 7:05 PM | 2026-11-21T19:05:00Z",
                "Nov 21, 2026 12:05 AM | 2026-11-21T00:05:00Z",
                "21 Nov 2026 | 2026-11-21T00:00:00Z",
                "Sat, 21 November 2026 24:00:00 GMT | 2026-11-22T00:00:00Z",
                "21 novembre 2026 10:00 | 2026-11-21T10:00:00Z",
                "21. Dezember 2026 10:00 CET | 2026-12-21T09:00:00Z",
                "21 ноября 2026 10:00:00 +0300 | 2026-11-21T07:00:00Z",
                "15 مارس 2026 | 2026-03-15T00:00:00Z",
                "١٥ مارس ٢٠٢٦ | 2026-03-15T00:00:00Z",
                "2026年3月15日 08:30 | 2026-03-15T08:30:00Z",
                "mardi 17 novembre 2026 | 2026-11-17T00:00:00Z",
                "4. marts 2026 | 2026-03-04T00:00:00Z",
                "11/21/2026 10:00 | 2026-11-21T10:00:00Z",
                "21/11/2026 10:00 | 2026-11-21T10:00:00Z",
                "2026-11-21T10:00:00Z | 2026-11-21T10:00:00Z",
                "2026-11-21T10:00:00.123456+01:00 | 2026-11-21T09:00:00Z",
                "2026-11-21T10:00+0100 | 2026-11-21T09:00:00Z",
                "2026-11-21 10:00:00 UTC | 2026-11-21T10:00:00Z",
                "2026-11-21T10:00:60Z | 2026-11-21T10:01:00Z",
                "20261121T100000Z | 2026-11-21T10:00:00Z",
                "20261121 | 2026-11-21T00:00:00Z",
                "2026-325 | 2026-11-21T00:00:00Z",
                "2026325 | 2026-11-21T00:00:00Z",
                "2026/11/21 | 2026-11-21T00:00:00Z",
                "2026-11 | 2026-11-01T00:00:00Z",
                "2026 | 2026-01-01T00:00:00Z",
                "Thu, 01 Jan 1970 00:00:00 GMT | 1970-01-01T00:00:00Z",
                "14 Jul 1789 | 1789-07-14T00:00:00Z",
                "1600-01-01 | 1600-01-01T00:00:00Z",
                "2099-12-31T23:59:59Z | 2099-12-31T23:59:59Z"
            })
    void shouldReadTheDatesFeedsWrite(String text, Instant instant) {
        assertThat(DateReader.readField(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "30 Feb 2026 10:00:00 +0000",
                "Sat, 21 Nov -026 10:00:00 GMT",
                "2026-11-21T10:00:00+25:99",
                "2026-13-01",
                "2026-02-29",
                "2026-366",
                "21 Nov 2026 25:00:00",
                "2026-11-21T10:61:00Z",
                "05/06/2026 10:00",
                "99999999999999999999",
                "1234567890123",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "Mon, 01 Jan 0001 00:00:00 GMT",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "99991231",
                "0001",
                "9999-365",
                "1599-12-31",
                "2100-01-01",
                "Tue, 01 Jan 99999 00:00:00 GMT",
                "-292277022657-01-27T08:29:52Z",
                "+1000000000-12-31T23:59:59Z"
            })
    void shouldHaveNoDateWhereThereIsNone(String text) {
        assertThat(DateReader.readField(text)).isNull();
    }
}
