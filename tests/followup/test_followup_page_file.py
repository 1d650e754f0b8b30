"""The page that opens offline: nothing fetched, nothing injected, usable by keyboard, the same bytes every time."""

import re
from datetime import date
from html.parser import HTMLParser

from follow_made import line

from thongbao.followup.page_file import page_file
from thongbao.followup.states import State


class Page(HTMLParser):
    """Collects tags with their attributes, and the text of cells."""

    def __init__(self, data):
        super().__init__()
        self.tags, self.texts = [], []
        self.feed(data.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


def made(lines, succession):
    return page_file(lines, succession, title="Theo dõi")


def test_nothing_is_fetched_from_anywhere(succession):
    data = made([line(), line("x/y", state=State.DONE, done_on=date(2020, 9, 4))], succession)
    page = Page(data)
    fetched = [value for _tag, attrs in page.tags for name, value in attrs.items() if name in {"src", "href"}]
    assert fetched == ["#all"]
    assert not re.search(rb"https?://(?!www\.w3\.org/2000/svg)", data)
    assert "default-src 'none'" in page.all("meta")[2]["content"]


def test_words_of_a_task_never_become_tags(succession):
    hostile = '</td><script>alert(1)</script> "&'
    page = Page(made([line(text=hostile, printed=hostile, source=hostile)], succession))
    assert len(page.all("script")) == 1
    assert hostile in "".join(page.texts)


def test_headings_sort_by_keyboard_and_days_as_days(succession):
    page = Page(made([line(), line("x/y", due_date=None, late_from=None)], succession))
    assert len(page.all("button")) == len(page.all("th"))
    keys = [attrs["data-key"] for attrs in page.all("td") if "data-key" in attrs]
    assert keys == [str(date(2020, 9, 5).toordinal()), "", "", ""]
    assert all(attrs.get("tabindex") == "0" for attrs in page.all("div") if attrs.get("class") == "scroll")


def test_the_timeline_marks_each_due_day_by_state(succession):
    page = Page(made([line(state=State.OVERDUE, days_late=6), line("x/y"), line("x/z")], succession))
    marks = ["not_started-mark", "overdue-mark"]
    assert [attrs["class"] for attrs in page.all("rect") if "x" in attrs] == marks
    # The legend says what the colours mean, in the order of the states.
    assert [attrs["class"] for attrs in page.all("rect") if "x" not in attrs] == marks
    assert "05/9/2020: 2 chưa thực hiện" in "".join(page.texts)


def test_the_timeline_is_as_wide_as_the_page_however_long_it_takes(succession):
    far = [line(), line("x/y", due_date=date(2021, 8, 31)), line("x/z", due_date=date(2030, 1, 1))]
    page = Page(made(far, succession))
    places = [int(attrs["x"]) for attrs in page.all("rect") if "x" in attrs]
    # What falls due years ahead is in the table only.
    assert len(places) == 2
    assert 280 <= min(places) < max(places) <= 1160 - 8
    assert [attrs["width"] for attrs in page.all("svg") if "role" in attrs] == ["1160"]
    assert "10/9/2020" in page.texts


def test_a_page_without_lines_says_so(succession):
    assert "Không có nhiệm vụ nào có ngày đến hạn." in "".join(Page(made([], succession)).texts)


def test_the_same_lines_give_the_same_bytes(succession):
    assert made([line()], succession) == made([line()], succession)
