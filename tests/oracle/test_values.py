# SPDX-License-Identifier: GPL-3.0-or-later
"""Single values, worked out by hand from RULES.md: dates, lists, statuses, flags, names."""
import datetime
import json
import unittest

import dirt
import rules

JAN_15 = 1736899200000  # 2025-01-15T00:00:00Z
DAY = 86400000


class ValueCase(unittest.TestCase):
    def refuses(self, function, *values):
        for value in values:
            with self.subTest(value=value), self.assertRaises(rules.Quarantine):
                function(value)

    def gives(self, function, expected, *values):
        for value in values:
            with self.subTest(value=value):
                self.assertEqual(function(value), expected)


class TextRules(ValueCase):
    def test_trimming_takes_only_u0020(self):
        self.assertEqual(rules.trimmed(b"  \ta b\xc2\xa0 "), b"\ta b\xc2\xa0")

    def test_lower_casing_touches_only_a_to_z(self):
        self.assertEqual(rules.lower_cased("AZ\u00c4[@\u212a".encode()), "az\u00c4[@\u212a".encode())

    def test_blank_is_null_empty_or_spaces(self):
        self.gives(rules.is_blank, True, None, b"", b"   ")
        self.gives(rules.is_blank, False, b"\t", b"\0", b" . ", 0)

    def test_utf8_is_checked_strictly(self):
        for name, content in dirt.BAD_UTF8.items():
            with self.subTest(name):
                self.assertFalse(rules.is_utf8(content))
        self.assertTrue(rules.is_utf8("\0\ufffe\U0010ffff".encode()))


class Dates(ValueCase):
    def test_day(self):
        self.gives(rules.date_ms, JAN_15, b"2025-01-15", b"  2025-01-15 ")

    def test_time_with_space_and_with_t(self):
        self.gives(rules.date_ms, JAN_15 + 37230000, b"2025-01-15 10:20:30", b"2025-01-15T10:20:30",
                   b"2025-01-15 10:20:30Z", b"2025-01-15T10:20:30+00:00", b"2025-01-15T10:20:30-00:00")

    def test_last_second_of_a_day(self):
        self.gives(rules.date_ms, JAN_15 + 86399000, b"2025-01-15T23:59:59")

    def test_plus_offset_is_taken_away(self):
        self.gives(rules.date_ms, JAN_15 - 3600000, b"2025-01-15T01:00:00+02:00")

    def test_minus_offset_is_added(self):
        self.gives(rules.date_ms, JAN_15 + 5400000, b"2025-01-15 00:30:00-01:00")

    def test_offset_limits(self):
        self.gives(rules.date_ms, JAN_15 - 14 * 3600000 - 59 * 60000, b"2025-01-15T00:00:00+14:59")
        self.gives(rules.date_ms, JAN_15 + 14 * 3600000 + 59 * 60000, b"2025-01-15T00:00:00-14:59")
        self.refuses(rules.date_ms, b"2025-01-15T00:00:00+15:00", b"2025-01-15T00:00:00-15:00",
                     b"2025-01-15T00:00:00+14:60", b"2025-01-15T00:00:00+99:00")

    def test_offset_forms_that_are_none(self):
        self.refuses(rules.date_ms, b"2025-01-15T10:20:30+0530", b"2025-01-15T10:20:30+05", b"2025-01-15T10:20:30 Z",
                     b"2025-01-15T10:20:30 +05:30", "2025-01-15T10:20:30\u221205:30".encode(), b"2025-01-15Z",
                     b"2025-01-15+01:00", b"2025-01-15T10:20:30+05:30Z")

    def test_fraction_of_one_to_nine_digits_is_cut(self):
        self.gives(rules.date_ms, JAN_15 + 500, b"2025-01-15T00:00:00.5", b"2025-01-15T00:00:00.50",
                   b"2025-01-15T00:00:00.500999999")
        self.gives(rules.date_ms, JAN_15 + 9, b"2025-01-15T00:00:00.0099")
        self.gives(rules.date_ms, JAN_15, b"2025-01-15T00:00:00.000999")

    def test_fraction_before_1970_is_cut_as_written(self):
        self.gives(rules.date_ms, -1, b"1969-12-31T23:59:59.9999")
        self.gives(rules.date_ms, -999, b"1969-12-31T23:59:59.0019")

    def test_fraction_forms_that_are_none(self):
        self.refuses(rules.date_ms, b"2025-01-15T10:20:30.", b"2025-01-15T10:20:30.1234567890",
                     b"2025-01-15T10:20:30,5", b"2025-01-15T10:20:30.Z")

    def test_fraction_with_offset(self):
        self.gives(rules.date_ms, JAN_15 - 3600000 + 123, b"2025-01-15 00:00:00.123456789+01:00")

    def test_day_first(self):
        self.gives(rules.date_ms, JAN_15, b"15/01/2025", b" 15/01/2025 ")
        self.gives(rules.date_ms, -62135596800000, b"01/01/0001")
        self.refuses(rules.date_ms, b"01/15/2025", b"31/04/2025", b"29/02/2025", b"1/1/2025", b"15/01/25",
                     b"15/01/2025 10:00:00", b"15-01-2025", b"01/01/0000", b"15/01/2025Z")

    def test_leap_days(self):
        self.gives(rules.date_ms, 1709164800000, b"2024-02-29", b"29/02/2024")
        self.gives(rules.date_ms, 951782400000, b"2000-02-29")
        self.refuses(rules.date_ms, b"2025-02-29", b"1900-02-29", b"2100-02-29", b"2025-02-30")

    def test_days_that_do_not_exist(self):
        self.refuses(rules.date_ms, b"2025-00-01", b"2025-13-01", b"2025-01-00", b"2025-01-32", b"2025-04-31")

    def test_times_that_do_not_exist(self):
        self.refuses(rules.date_ms, b"2025-01-15T24:00:00", b"2025-01-15T23:60:00", b"2025-01-15T23:59:60",
                     b"2016-12-31T23:59:60Z")

    def test_first_and_last_year(self):
        self.gives(rules.date_ms, -62135596800000, b"0001-01-01")
        self.gives(rules.date_ms, 253402214400000, b"9999-12-31")
        self.refuses(rules.date_ms, b"0000-01-01", b"0000-12-31T23:59:59-14:00", b"10000-01-01")

    def test_no_year_limit_after_the_offset(self):
        self.gives(rules.date_ms, -62135596800000 - 14 * 3600000, b"0001-01-01T00:00:00+14:00")
        self.gives(rules.date_ms, 253402214400000 + 86399999 + 53940000, b"9999-12-31T23:59:59.999-14:59")

    def test_digits_are_seconds_below_one_hundred_thousand_million(self):
        self.gives(rules.date_ms, 0, b"0", b"000")
        self.gives(rules.date_ms, JAN_15, b"1736899200", b" 1736899200 ", b"00000000000000000000001736899200")
        self.gives(rules.date_ms, 99999999999000, b"99999999999", b"099999999999")
        self.gives(rules.date_ms, 20250115000, b"20250115")

    def test_digits_are_milliseconds_from_there_on(self):
        self.gives(rules.date_ms, 100000000000, b"100000000000")
        self.gives(rules.date_ms, JAN_15, b"1736899200000")

    def test_largest_digits(self):
        self.gives(rules.date_ms, 9223372036854775, b"9223372036854775", b"0009223372036854775")
        self.refuses(rules.date_ms, b"9223372036854776", b"9223372036854775807", b"9" * 5000)

    def test_numbers_with_anything_but_digits(self):
        self.refuses(rules.date_ms, b"-5", b"+5", b"5.0", b"1e9", b"1,000", b"0x10", "\u22125".encode(), 1736899200.0)

    def test_letters_are_capitals(self):
        self.refuses(rules.date_ms, b"2025-01-15t10:20:30", b"2025-01-15T10:20:30z")

    def test_other_spaces_are_no_spaces(self):
        self.refuses(rules.date_ms, b"\t2025-01-15", b"2025-01-15\n", "\u00a02025-01-15".encode(), b"2025-01-15\t10:20:30",
                     b"2025-01-15  10:20:30", b"\t")

    def test_nul_makes_it_unreadable(self):
        self.refuses(rules.date_ms, b"2025-01-15\0", b"\0", b"1736899200\0")

    def test_other_digits_are_no_digits(self):
        self.refuses(rules.date_ms, "\u0661\u0662".encode(), "\uff12\uff10\uff12\uff15-01-15".encode())

    def test_short_forms(self):
        self.refuses(rules.date_ms, b"2025-1-5", b"2025-01", b"2025-01-15 10:20", b"2025-01-15T", b"25-01-15")

    def test_blank_is_null_but_not_for_created_at(self):
        self.gives(rules.date_ms, None, None, b"", b"   ")
        self.gives(rules.day_ms, None, None, b"", b"   ")
        self.refuses(rules.required_date_ms, None, b"", b"   ")

    def test_due_dates_are_cut_to_utc_midnight(self):
        self.gives(rules.day_ms, JAN_15, b"2025-01-15T23:59:59.999", b"2025-01-15 01:00:00+01:00", b"1736899201")
        self.gives(rules.day_ms, JAN_15 - DAY, b"2025-01-15T00:59:59+01:00")
        self.gives(rules.day_ms, JAN_15 + DAY, b"2025-01-15T23:30:00-00:30")

    def test_due_dates_before_1970_are_floored(self):
        self.gives(rules.day_ms, -DAY, b"1969-12-31T23:59:59.999", b"1969-12-31")
        self.gives(rules.day_ms, -62135596800000 - DAY, b"0001-01-01T00:00:00+00:01")
        self.gives(rules.day_ms, 0, b"0", b"86399")

    def test_agrees_with_datetime(self):
        for days in range(-4000, 40000, 37):
            when = datetime.datetime(1970, 1, 1) + datetime.timedelta(days=days, seconds=days * 11 % 86400)
            self.assertEqual(rules.date_ms(when.isoformat().encode()),
                             (when - datetime.datetime(1970, 1, 1)) // datetime.timedelta(milliseconds=1))


class Lists(ValueCase):
    def test_nothing_left_is_null(self):
        self.gives(rules.json_list, None, None, b"", b"  ", b"[]", b" [ ] ", b'[""]', b'["", "  "]', b",", b" , ,")

    def test_json_array_is_written_without_spaces(self):
        self.gives(rules.json_list, b'["Ann","Bob"]', b'["Ann","Bob"]', b' [ "Ann" ,\t"Bob" ] ', b'["Ann","","Bob"]',
                   b'["Ann"\r\n,"Bob"]\n')

    def test_elements_are_trimmed(self):
        self.gives(rules.json_list, b'["Ann"]', b'["  Ann "]', b" Ann ", b'["\\u0020Ann"]')
        self.gives(rules.json_list, '["\u00a0"]'.encode(), '["\u00a0"]'.encode(), "\u00a0".encode())

    def test_comma_list(self):
        self.gives(rules.json_list, b'["Ann","Bob"]', b"Ann,Bob", b" Ann , , Bob ,")
        self.gives(rules.json_list, b'["Ann;Bob"]', b"Ann;Bob")

    def test_quotes_in_a_comma_list_are_plain_characters(self):
        self.gives(rules.json_list, b'["\\"Ann\\"","\\"Bob\\""]', b'"Ann","Bob"')

    def test_backslashes_in_a_comma_list_are_plain_characters(self):
        self.gives(rules.json_list, b'["C:\\\\u0041"]', b"C:\\u0041")

    def test_escapes_become_raw_characters(self):
        self.gives(rules.json_list, '["caf\u00e9/\x7f\u2028"]'.encode(), b'["caf\\u00E9\\/\\u007f\\u2028"]')

    def test_surrogate_pairs_become_one_character(self):
        self.gives(rules.json_list, '["\U0001f600"]'.encode(), b'["\\ud83d\\ude00"]', b'["\\uD83D\\uDE00"]')
        self.gives(rules.json_list, '["\U00010000\U0010ffff"]'.encode(), b'["\\ud800\\udc00\\udbff\\udfff"]')

    def test_lone_surrogates(self):
        self.refuses(rules.json_list, b'["\\ud800"]', b'["\\udc00"]', b'["\\udc00\\ud800"]', b'["\\ud83d \\ude00"]',
                     b'["\\ud83d\\ud83d\\ude00"]', b'["ok","\\ud83dx"]')

    def test_control_characters_are_escaped_shortly(self):
        self.gives(rules.json_list, b'["\\u0000\\b\\t\\n\\f\\r\\u001f\\u000b"]', b'["\\u0000\\b\\t\\n\\f\\r\\u001F\\u000B"]',
                   b"\0\x08\t\n\x0c\r\x1f\x0b")

    def test_raw_control_characters_in_json(self):
        self.refuses(rules.json_list, b'["a\nb"]', b'["a\tb"]', b'["a\0b"]', b'["a\x1fb"]')

    def test_elements_that_are_no_texts(self):
        self.refuses(rules.json_list, b"[1]", b"[null]", b"[true]", b'[["a"]]', b'[{"a":"b"}]', b'["a",1]', b"[NaN]")

    def test_broken_json(self):
        self.refuses(rules.json_list, b"[", b'["a"', b'["a",]', b"[,]", b'["a" "b"]', b"['a']", b"[a, b]", b'["a"] x',
                     b'["a"]]', b'["\\x41"]', b'["\\u12"]', b'["\\u+123"]', b'["a"]\0', b'["a"]\x0b')

    def test_rfc_white_space_after_the_array(self):
        self.gives(rules.json_list, b'["a"]', b'["a"]\t\r\n ')
        self.refuses(rules.json_list, '["a"]\u00a0'.encode())

    def test_only_u0020_may_stand_before_the_bracket(self):
        self.gives(rules.json_list, b'["\\t[1]"]', b"\t[1]")
        self.gives(rules.json_list, '["\ufeff[1]"]'.encode(), "\ufeff[1]".encode())

    def test_braces_and_words_are_comma_lists(self):
        self.gives(rules.json_list, b'["{\\"a\\":1}"]', b'{"a":1}')
        self.gives(rules.json_list, b'["null"]', b"null")
        self.gives(rules.json_list, b'["a [b]"]', b"a [b]")

    def test_agrees_with_the_json_module(self):
        for text in filter(None, dirt.LISTS):
            if not text.strip(" ").startswith("["):
                continue
            with self.subTest(text[:60]):
                self.assertEqual(self.oracle_list(text), self.module_list(text))

    @staticmethod
    def oracle_list(text):
        try:
            result = rules.json_list(text.encode())
        except rules.Quarantine:
            return "refused"
        return None if result is None else json.loads(result)

    @staticmethod
    def module_list(text):
        try:
            parsed = json.loads(text)
            if not all(isinstance(element, str) and element.encode() is not None for element in parsed):
                return "refused"
        except (ValueError, RecursionError):
            return "refused"
        return [element.strip(" ") for element in parsed if element.strip(" ")] or None


class Statuses(ValueCase):
    def test_known_ones_stay(self):
        for word in (b"not_started", b"in_progress", b"blocked", b"submitted", b"completed"):
            self.assertEqual(rules.status(word), word)

    def test_case_spaces_and_hyphens(self):
        self.gives(rules.status, b"in_progress", b" In Progress ", b"IN-PROGRESS", b"in_progress")
        self.gives(rules.status, b"not_started", b"not-started", b"Not Started")

    def test_synonyms(self):
        self.gives(rules.status, b"completed", b"done", b"Complete", b" CLOSED")
        self.gives(rules.status, b"not_started", b"open", b"NEW", b"todo ")
        self.gives(rules.status, b"in_progress", b"WIP", b"started")

    def test_each_space_and_hyphen_becomes_one_underscore(self):
        self.refuses(rules.status, b"in  progress", b"in - progress", b"to do", b"to-do", b"-done", b"done-")

    def test_unknown_ones(self):
        self.refuses(rules.status, b"", b"   ", None, b"cancelled", b"done\t", b"done\0", "in\u00a0progress".encode())

    def test_only_ascii_letters_are_lower_cased(self):
        self.refuses(rules.status, "bloc\u212aed".encode(), "\uff44one".encode(), "\u0130n_progress".encode())


class Flags(ValueCase):
    def test_words(self):
        self.gives(rules.is_applied, 1, b"true", b" TRUE ", b"Yes", b"yes ")
        self.gives(rules.is_applied, 0, b"false", b" No", b"NO", b"False ")

    def test_blank_is_zero(self):
        self.gives(rules.is_applied, 0, None, b"", b"   ")

    def test_stored_numbers(self):
        self.gives(rules.is_applied, 1, 1, -1, 7, 0.5, -0.25, 1e300, float("inf"), float("-inf"), 5e-324)
        self.gives(rules.is_applied, 0, 0, 0.0, -0.0)

    def test_number_texts(self):
        self.gives(rules.is_applied, 1, b"1", b"+1", b"-1", b"007", b"0.5", b"-0.10", b" 1 ", b"10", b"100.0", b"9" * 500)
        self.gives(rules.is_applied, 0, b"0", b"+0", b"-0.0", b"00", b"0.00", b"0" * 500)

    def test_texts_that_are_no_number_of_the_form(self):
        self.refuses(rules.is_applied, b"1.", b".5", b"1e5", b"0x1", b"1_0", b"1,0", b"--1", b"+", b"1 2", b"on", b"y",
                     b"null", b"nan", b"inf", "\u0661".encode(), "\uff11".encode())

    def test_other_spaces_and_nul(self):
        self.refuses(rules.is_applied, b"yes\t", b"\t", b"true\0", b"1\0", "\u00a01".encode())


class Names(ValueCase):
    def test_known_codes(self):
        for code, name in ((b"PA2", b"First Article"), (b"PA3", b"Production Trial"), (b"NMR1", b"Documentation"),
                           (b"NMR2", b"Testing")):
            self.assertEqual(rules.section_name(code, b"whatever"), name)
            self.assertEqual(rules.section_name(code, b" "), name)

    def test_codes_are_compared_exactly(self):
        for code in (b"pa2", b"PA2 ", b" PA2", b"PA2\0"):
            self.assertEqual(rules.section_name(code, b" Own "), b"Own")

    def test_blank_name_becomes_the_code_as_it_is(self):
        self.assertEqual(rules.section_name(b" C ", b"  "), b" C ")

    def test_blank_code_keeps_the_name(self):
        self.assertEqual(rules.section_name(b"  ", b" N "), b"N")

    def test_both_blank(self):
        with self.assertRaises(rules.Quarantine):
            rules.section_name(b" ", b"")

    def take(self, *names):
        taken = rules.UniqueNames()
        return [taken.take(name) for name in names]

    def test_suffixes_count_on(self):
        self.assertEqual(self.take(b"X", b"X", b"X"), [b"X", b"X (2)", b"X (3)"])

    def test_a_suffix_that_is_taken_is_passed_over(self):
        self.assertEqual(self.take(b"X", b"X (2)", b"X", b"X"), [b"X", b"X (2)", b"X (3)", b"X (4)"])

    def test_a_name_that_a_suffix_took(self):
        self.assertEqual(self.take(b"X", b"X", b"X (2)", b"X (2)"), [b"X", b"X (2)", b"X (2) (2)", b"X (2) (3)"])

    def test_storage_classes_in_order(self):
        values = [b"10", 3, 2.5, b"", float("inf"), -1, b"A", None, 2 ** 53 + 1, float(2 ** 53)]
        self.assertEqual(sorted(values, key=rules.order_key),
                         [None, -1, 2.5, 3, float(2 ** 53), 2 ** 53 + 1, float("inf"), b"", b"10", b"A"])
