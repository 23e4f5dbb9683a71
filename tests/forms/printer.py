"""A small page printer: forms -> the text that a converter in content order makes of the printed pages.

Cells are wrapped at the width of their column, rows stacked on pages, merged cells spread over their rows. The text
comes out row by row and cell by cell, as PDF producers draw it: a piece at the height of the last one follows after a
blank, any other begins a new line. What the reader has to put together again (torn labels, wrapped values, rows cut by
a page end) is therefore not written by hand but follows from widths and heights.
"""

from dataclasses import dataclass, field

NO_LINE_START = "，。、；：！？）》”％%,.;:!?)"


def width_of(char):
    return 0.5 if char.isascii() else 1.0


def wrap(text, width, whole_words):
    """Break text into lines of at most ``width``; closing marks do not begin a line; words may be kept whole."""
    lines = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        units = split_units(paragraph, whole_words)
        for unit in units:
            size = sum(map(width_of, unit))
            if line and used + size > width and unit[0] not in NO_LINE_START:
                lines.append(line.rstrip())
                line, used = "", 0.0
                if unit == " ":
                    continue
            line, used = line + unit, used + size
            while used > width + 1.0 and len(unit) > 1 and whole_words and len(line) > 1:
                cut = fitting(line, width)
                lines.append(line[:cut])
                line = line[cut:]
                used = sum(map(width_of, line))
        lines.append(line.rstrip())
    return lines


def fitting(line, width):
    used = 0.0
    for at, char in enumerate(line):
        used += width_of(char)
        if used > width and at:
            return at
    return len(line)


def split_units(text, whole_words):
    units = []
    for char in text:
        bound = units and units[-1] in ("≥", "≤")  # an operator stays with its number
        word = whole_words and units and units[-1][-1].isascii() and char.isascii() and " " not in (units[-1], char)
        if bound or word:
            units[-1] += char
        else:
            units.append(char)
    return units


@dataclass
class Style:
    """How the pages look and how the converter writes them."""

    widths: dict = field(default_factory=dict)
    centred: bool = True
    whole_words: bool = False
    blank_after_drop: bool = True
    page_height: int = 40
    page_gap: int = 4
    split_rows: bool = True
    marked_ends: bool = False
    repeat_merged: bool = False
    page_numbers: bool = False
    running_header: str = ""


@dataclass
class Cell:
    """A cell; with ``rows`` > 1 it is merged downwards and None stands in its place in the other rows."""

    text: str
    width: float
    rows: int = 1
    name: object = None
    """A mark by which the test finds the cell's line again."""


@dataclass
class Piece:
    page: int
    y: float
    text: str
    ends: bool
    name: object


class Pages:
    """The pieces of text in the order in which they are drawn; ``y`` runs on over the pages."""

    def __init__(self, style):
        self.style, self.pieces, self.y = style, [], 0.0

    def feed(self):
        self.y = (self.y // self.style.page_height + 1) * self.style.page_height

    def room(self):
        return self.style.page_height - self.y % self.style.page_height

    def draw(self, y, text, ends, name=None):
        page, place = divmod(y, self.style.page_height)
        self.pieces.append(Piece(int(page), place, text, ends, name))

    def lines(self, text, width=40, name=None):
        """Running text over the whole page."""
        for paragraph in text.split("\n"):
            wrapped = wrap(paragraph, width, self.style.whole_words)
            for at, line in enumerate(wrapped):
                if self.room() < 1:
                    self.feed()
                self.draw(self.y, line, at + 1 == len(wrapped), name)
                self.y += 1.2

    def table(self, rows):
        """Rows of cells, one under the other."""
        wrapped = [[self._wrapped(cell) for cell in row] for row in rows]
        heights = [
            max([len(w) for w, c in zip(ws, row, strict=True) if c and c.rows == 1] + [1])
            for ws, row in zip(wrapped, rows, strict=True)
        ]
        for at, row in enumerate(rows):  # a tall merged cell makes its last row taller
            for lines, cell in zip(wrapped[at], row, strict=True):
                if cell and cell.rows > 1:
                    short = len(lines) - sum(heights[at : at + cell.rows])
                    heights[at + cell.rows - 1] += max(0, short)
        tops = []
        for height in heights:
            if height > self.room() and (not self.style.split_rows or self.room() < 1):
                self.feed()
            tops.append(self.y)
            self.y += height
        for at, row in enumerate(rows):
            for lines, cell in zip(wrapped[at], row, strict=True):
                if cell is not None and lines:
                    self._draw_cell(cell, lines, tops[at : at + cell.rows], heights[at : at + cell.rows])

    def _wrapped(self, cell):
        return wrap(cell.text, cell.width, self.style.whole_words) if cell is not None and cell.text else []

    def _draw_cell(self, cell, lines, tops, heights):
        parts = [(tops[0], tops[-1] + heights[-1])]
        if self.style.repeat_merged and cell.rows > 1:
            parts = self._parts(tops, heights)
        for top, bottom in parts:
            start = top + (max(0.0, bottom - top - len(lines)) / 2 if self.style.centred else 0.0)
            for at, line in enumerate(lines):
                self.draw(start + at, line, at + 1 == len(lines), cell.name)

    def _parts(self, tops, heights):
        """The parts of a merged cell that begin a page, each with the whole text."""
        pages = {}
        for top, height in zip(tops, heights, strict=True):
            pages.setdefault(int(top // self.style.page_height), []).append((top, top + height))
        return [(rows[0][0], rows[-1][1]) for rows in pages.values()]

    def text(self):
        """The text, and the line of each named cell (its first piece, from 1)."""
        out, places = [""], {}
        last = None
        for piece in sorted(self.pieces, key=lambda piece: piece.page):
            if last is None or piece.page != last.page:
                self._turn(out, last, piece)
                out.append(piece.text)
            elif abs(piece.y - last.y) < 0.3:
                out[-1] += " " + piece.text
            else:
                if self.style.marked_ends and last.ends:
                    out[-1] += " "
                if self.style.blank_after_drop and abs(piece.y - last.y) > 0.75:
                    out.append("")
                out.append(piece.text)
            if piece.name is not None:
                places.setdefault(piece.name, len(out))
            last = piece
        return "\n".join(out) + "\n", places

    def _turn(self, out, last, piece):
        if last is None:
            return
        if self.style.page_numbers:
            out += ["", f"{last.page + 1}"]
        out += [""] * self.style.page_gap
        if self.style.running_header:
            out += [self.style.running_header, ""]
