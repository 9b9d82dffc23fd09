"""The formats of pictures, sounds and films that a chat shows, and the first bytes that tell them.

Sources: ISO/IEC 10918-1 (JPEG), RFC 2083 (PNG), GIF89a, RFC 9649 (WebP), ISO/IEC 14496-12 (MP4, M4A), RFC 3533 (Ogg),
ISO/IEC 11172-3 (MP3).
"""

from collections.abc import Callable, Mapping

from conversations.flow import MediaKind


def _jpeg(start: bytes) -> bool:
    return start.startswith(b"\xff\xd8\xff")


def _mp3(start: bytes) -> bool:
    return start.startswith(b"ID3") or (start[:1] == b"\xff" and start[1:2] in {b"\xfb", b"\xf3", b"\xf2"})


def _mp4(start: bytes) -> bool:
    return start[4:8] == b"ftyp"


def _ogg(start: bytes) -> bool:
    return start.startswith(b"OggS")


SIGNS: Mapping[MediaKind, Mapping[str, Callable[[bytes], bool]]] = {
    MediaKind.IMAGE: {
        "jpg": _jpeg,
        "jpeg": _jpeg,
        "png": lambda start: start.startswith(b"\x89PNG\r\n\x1a\n"),
        "gif": lambda start: start.startswith((b"GIF87a", b"GIF89a")),
        "webp": lambda start: start.startswith(b"RIFF") and start[8:12] == b"WEBP",
    },
    MediaKind.AUDIO: {
        "mp3": _mp3,
        "m4a": _mp4,
        "ogg": _ogg,
        "oga": _ogg,
        "opus": _ogg,
        "wav": lambda start: start.startswith(b"RIFF") and start[8:12] == b"WAVE",
    },
    MediaKind.VIDEO: {"mp4": _mp4},
}
"""By what it is shown as and by the ending of its name: whether a file begins as that format does."""
