"""The wheel: the same bytes whenever it is built, and all in it that the house needs."""

import zipfile
from pathlib import Path

from release.closure import ROOT
from release.wheel import build_wheel


def test_the_wheel_holds_everything(tmp_path: Path) -> None:
    """Each file of the source that git keeps, the man page, the licence; nothing that is made by running."""
    with zipfile.ZipFile(build_wheel(tmp_path)) as wheel:
        held = set(wheel.namelist())
    source = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "onrecord").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert source - held == set()
    extra = {name for name in held - source if not name.startswith("onrecord-0.1.0.d")}
    assert extra == set()
    assert "onrecord-0.1.0.data/data/share/man/man1/onrecord.1" in held
    assert any(name.endswith("licenses/LICENSE") for name in held)
