"""Damage: what broken disks, wrong programs and people with intentions make of a file, the same for the same seed."""

import gzip
import io
import zipfile
from collections.abc import Callable
from random import Random
from unicodedata import normalize

from specimens import specimens, zipped

INJECTED: tuple[bytes, ...] = (
    *(b"<script>alert(1)</script>", b'"><img src=x onerror=alert(1)>', b"</title></script>", b"<!--", b"]]>", b"<p"),
    *(
        b"javascript:alert(1)",
        b"{{ 7*7 }}",
        b"{% raw %}",
        b"%(x)s %n",
        b"=1+1",
        b"&#0;&#xd800;&lt;",
        b"../../etc/passwd",
    ),
    *(b"\0", b"\x1b[2J", b"\r", b"\x0b\x0c\x1c\x85", b'"', b"'", b"\\", b"\\ud800", b"\\u0000", b"`", b"|", b",", b";"),
    *(b"\xed\xa0\x80", b"\xff\xfe", b"\xfe\xff", b"\xc3", b"\xf4\x90\x80\x80", b"\xef\xbf\xbf", b"\xef\xbb\xbf"),
    *(
        one.encode()
        for one in ("\u202e\u2066", "\u200b", "\u2028", "\u0301" * 40, "\ufffd", "😀\u200d🐃", "𝓐", "ﬁ", "İ")
    ),
    *(
        b"---\n",
        b"+++\n",
        b'{"',
        b"}\n",
        b"[[[[[[",
        b"\n",
        b"\n\n\n",
        b": ",
        b"!!python/object:os.system",
        b"&a [*a,*a]",
    ),
    *(b"PK\x03\x04", b"PK\x05\x06", b"WARC/1.1\r\n", b"Content-Length: 99999999999\r\n", b"\x1f\x8b\x08"),
    *(b"31/02/2024", b"00/00/0000", b"9999-12-31T24:00", b"1e999", b"-1", b"9" * 40, b"NaN", b"null", b"2024-W10-1"),
    *(
        one.encode()
        for one in ("Bí thư Tỉnh ủy ", "ông Nguyễn Văn ", "xã Tân Thành, ", "Theo Báo ", "Ảnh: ", "Ngày 3/8 ")
    ),
)
LONG = 3000  # times that a piece may be repeated


class Damage:
    """Makes broken files, one after another."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)
        self.whole = specimens()
        self._names = sorted(self.whole)

    def file(self) -> tuple[str, bytes]:
        """Return the name of a specimen and what became of it."""
        name = self.random.choice(self._names)
        data = self.whole[name]
        if name.endswith((".zip", ".wacz")) and self.random.random() < 0.5:
            return name, self._inside(data)
        if name.endswith(".gz") and self.random.random() < 0.5:
            return name, gzip.compress(self.damaged(gzip.decompress(data)), mtime=0)
        return name, self.damaged(data)

    def damaged(self, data: bytes) -> bytes:
        """Return bytes after one to four mishaps."""
        for _ in range(self.random.randint(1, 4)):
            data = self.random.choice(MISHAPS)(self, data)
        return data

    def _inside(self, data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            members = {name: file.read(name) for name in file.namelist()}
        name = self.random.choice(sorted(members))
        members[name] = self.damaged(members[name])
        if self.random.random() < 0.3:
            odd = self.random.choice(["", "../", "/", "x/"]) + self._injected().decode("latin-1")
            members[f"{odd}.txt"] = members[name]
        return zipped({name.replace("\0", ""): content for name, content in members.items()})

    def _injected(self) -> bytes:
        return self.random.choice(INJECTED)

    def _span(self, data: bytes, most: int = 400) -> tuple[int, int]:
        start = self.random.randint(0, len(data))
        return start, min(len(data), start + self.random.randint(1, most))

    def flip(self, data: bytes) -> bytes:
        changed = bytearray(data or b"\0")
        for _ in range(self.random.choice([1, 1, 2, 8, 64])):
            changed[self.random.randrange(len(changed))] ^= 1 << self.random.randrange(8)
        return bytes(changed)

    def cut(self, data: bytes) -> bytes:
        start, end = self._span(data)
        return data[:start] + data[end:]

    def end(self, data: bytes) -> bytes:
        return data[: self.random.randint(0, len(data))]

    def inject(self, data: bytes) -> bytes:
        at = self.random.randint(0, len(data))
        return data[:at] + self._injected() + data[at:]

    def repeat(self, data: bytes) -> bytes:
        start, end = self._span(data, 40)
        piece = self.random.choice([data[start:end], self._injected()])
        return data[:end] + piece * self.random.choice([2, 10, LONG]) + data[end:]

    def splice(self, data: bytes) -> bytes:
        other = self.whole[self.random.choice(self._names)]
        return data[: self.random.randint(0, len(data))] + other[self.random.randint(0, len(other)) :]

    def recode(self, data: bytes) -> bytes:
        """Put a stretch, or all, into another encoding."""
        start, end = self.random.choice([self._span(data), (0, len(data))])
        code = self.random.choice(["utf-16-le", "utf-16", "latin-1", "cp1258", "utf-32-be", "utf-7"])
        return data[:start] + data[start:end].decode("utf-8", "replace").encode(code, "replace") + data[end:]

    def mangle(self, data: bytes) -> bytes:
        """Read UTF-8 as Latin-1, as so many programs did."""
        start, end = self.random.choice([self._span(data), (0, len(data))])
        return data[:start] + data[start:end].decode("latin-1").encode() + data[end:]

    def decompose(self, data: bytes) -> bytes:
        form = self.random.choice(["NFD", "NFKD"])
        return normalize(form, data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")

    def shuffle(self, data: bytes) -> bytes:
        lines = data.split(b"\n")
        self.random.shuffle(lines)
        return self.random.choice([b"\n", b"\r\n", b"\r", b"\n\n", b""]).join(lines)


MISHAPS: tuple[Callable[[Damage, bytes], bytes], ...] = (
    *([Damage.flip, Damage.cut, Damage.inject] * 3),
    *([Damage.end, Damage.splice, Damage.repeat, Damage.recode] * 2),
    *(Damage.mangle, Damage.decompose, Damage.shuffle),
)
