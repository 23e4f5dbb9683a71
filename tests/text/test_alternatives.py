import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.text.data import alternatives, words

WORDS = st.lists(st.text("以上内外.*(", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text("以上内外.*(", max_size=6))
def test_alternatives_find_the_longest_word(listed, text):
    match = re.compile(alternatives(listed)).match(text)
    fitting = [word for word in listed if text.startswith(word)]
    assert (match[0] if match else None) == (max(fitting, key=len) if fitting else None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a b\n c", ("a", "b", "c")),
        (["a b", ["c"]], ("a", "b", "c")),
        ({"x": "a", "y": ["b a"]}, ("a", "b")),
        (None, ()),
        (5, ("5",)),
    ],
)
def test_words_of_lines_lists_and_mappings(value, expected):
    assert words(value) == expected
