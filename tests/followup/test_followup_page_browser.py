"""The page in a real browser: sorted by mouse and by keyboard, searched, printed, nothing run that stood in a task."""

import base64
import fcntl
import itertools
import json
import os
import select
import shutil
import subprocess
from datetime import date

import pytest
from follow_made import line

from thongbao.followup.page_file import page_file
from thongbao.followup.states import State

# Far longer than a loaded machine needs; what is waited for is an answer, never a moment.
_PATIENCE = 300


class Browser:
    """Chromium without a window, spoken to through two pipes (its DevTools protocol): no port, no driver."""

    def __init__(self, program, folder):
        (taken, self._out), (self._in, given) = os.pipe(), os.pipe()
        # Out of the way of the numbers that they get in the browser.
        commands, answers = (fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (taken, given))
        os.close(taken)
        os.close(given)
        flags = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --remote-debugging-pipe"
        # The protocol is spoken on descriptors 3 and 4.
        shell = f'exec "$0" "$@" 3<&{commands} 4>&{answers}'
        self._process = subprocess.Popen(
            ["bash", "-c", shell, program, *flags.split(), f"--user-data-dir={folder}", "about:blank"],
            pass_fds=(commands, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self._numbers, self._read, self._session = itertools.count(1), b"", None
        target = next(t for t in self._call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        attached = self._call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]

    def _call(self, method, **parameters):
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = json.loads(self._next())
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]

    def _next(self):
        while b"\0" not in self._read:
            assert select.select([self._in], [], [], _PATIENCE)[0], "the browser does not answer"
            some = os.read(self._in, 1 << 16)
            assert some, "the browser has ended"
            self._read += some
        message, _mark, self._read = self._read.partition(b"\0")
        return message

    def open(self, file):
        self._call("Page.navigate", url=file.as_uri())
        waiting = "new Promise(r => document.readyState === 'complete' ? r(1) : addEventListener('load', () => r(1)))"
        self.ask(waiting)

    def ask(self, expression):
        """Return what the expression comes to in the page."""
        made = self._call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in made, made
        return made["result"].get("value")

    def press(self, key, code, text=""):
        about = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self._call("Input.dispatchKeyEvent", type="keyDown", text=text, **about)
        self._call("Input.dispatchKeyEvent", type="keyUp", **about)

    def click(self, selector):
        box = self.ask(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView();"
            " const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self._call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def printed(self):
        return base64.b64decode(self._call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])

    def look_as(self, media):
        self._call("Emulation.setEmulatedMedia", media=media)

    def be_wide(self, width):
        about = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self._call("Emulation.setDeviceMetricsOverride", **about)

    def close(self):
        os.close(self._out)
        os.close(self._in)
        self._process.terminate()
        self._process.wait(_PATIENCE)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """Return the browser; where CI is set it must be there."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        reason = "no Chromium on this machine"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    started = Browser(program, tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


HOSTILE = "</td><script>document.title = 'bad'</script><img src=x onerror=\"document.title = 'bad'\">"


@pytest.fixture
def page(browser, tmp_path, succession):
    """Return the browser with a page of three tasks open; days and counts whose words sort otherwise than they."""
    lines = [
        line("n/1/p_yte", text="Việc một", due_date=date(2020, 9, 5), state=State.OVERDUE, days_late=10),
        line("n/2/p_noivu", text="Đường hai", unit_then="p_noivu", due_date=date(2020, 10, 1), late_from=None),
        line("n/3/p_yte", text=HOSTILE, due_date=date(2019, 12, 31), state=State.OVERDUE, days_late=9),
    ]
    file = tmp_path / "theo-doi.html"
    file.write_bytes(page_file(lines, succession, title="Theo dõi"))
    browser.open(file)
    return browser


COLUMN = "[...document.querySelectorAll('#all tbody tr')].filter(r => !r.hidden).map(r => r.cells[{n}].innerText)"


def column(page, number):
    return page.ask(COLUMN.format(n=number))


def test_a_click_sorts_days_as_days_and_a_second_one_turns_them_round(page):
    page.click("#all th:nth-child(5) button")
    assert column(page, 4) == ["31/12/2019", "05/9/2020", "01/10/2020"]
    page.click("#all th:nth-child(5) button")
    assert column(page, 4) == ["01/10/2020", "05/9/2020", "31/12/2019"]
    assert page.ask("document.querySelector('#all th:nth-child(5)').getAttribute('aria-sort')") == "descending"


def test_the_keyboard_reaches_a_heading_sorts_by_it_and_shows_where_it_is(page):
    heading = "document.querySelector('#all th:nth-child(7) button')"
    for _step in range(60):
        if page.ask(f"document.activeElement === {heading}"):
            break
        page.press("Tab", 9)
    assert page.ask(f"document.activeElement === {heading}")
    assert page.ask(f"getComputedStyle({heading}).outlineStyle") == "solid"
    page.press("Enter", 13, "\r")
    assert column(page, 6) == ["9", "10", ""]
    page.press(" ", 32, " ")
    assert column(page, 6) == ["10", "9", ""]


def test_the_first_tab_offers_the_way_to_the_table(page):
    page.press("Tab", 9)
    assert page.ask("document.activeElement.className") == "skip"
    assert page.ask("document.activeElement.getBoundingClientRect().left") >= 0


def test_search_needs_no_marks_and_says_how_many_it_found(page):
    page.ask("document.getElementById('search').focus()")
    for letter in "duong":
        page.press(letter, ord(letter.upper()), letter)
    assert [words.splitlines()[0] for words in column(page, 0)] == ["Đường hai"]
    assert page.ask("document.getElementById('found').innerText") == "1 nhiệm vụ khớp"


def test_words_of_a_task_are_shown_and_never_run(page):
    assert page.ask("document.title") == "Theo dõi"
    assert any(HOSTILE in words for words in column(page, 0))
    assert page.ask("document.images.length") == 0


@pytest.mark.parametrize("width", [420, 1280])
def test_nothing_is_wider_than_the_window_but_what_scrolls_by_itself(page, width):
    page.be_wide(width)
    assert page.ask("innerWidth") == width
    assert page.ask("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_in_print_headings_are_words_and_the_timeline_fits_the_sheet(page):
    assert page.printed().startswith(b"%PDF")
    page.look_as("print")
    try:
        assert page.ask("getComputedStyle(document.querySelector('#all th button')).display") == "none"
        words = "getComputedStyle(document.querySelector('#all th'), '::before').content"
        assert page.ask(words) in ('"Nhiệm vụ"', "attr(data-words)")
        fits = "(() => { const s = document.querySelector('.scroll > svg'); return"
        assert page.ask(f"{fits} s.getBoundingClientRect().width <= s.parentElement.clientWidth + 1; }})()")
    finally:
        page.look_as("")
