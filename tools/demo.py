"""Show hexodigest at work: lint a blog, convert it three ways, say where the results lie."""

import shutil
import subprocess
import sys
from pathlib import Path

HEXODIGEST = Path(sys.executable).with_name("hexodigest")
LINT_CODES = (0, 1)  # clean, and findings; both are what a demonstration may show


def main() -> None:
    """Run the commands that a newcomer would type. Exits 1 when one of them fails."""
    blog, out = map(Path, sys.argv[1:3])
    shutil.rmtree(out, ignore_errors=True)
    run(LINT_CODES, "lint", blog)
    for target in ("json", "hugo", "zola"):
        run((0,), "convert", blog, out / target, "--to", target)
    print(f"\nthe results lie in {out}:")
    for target in sorted(out.iterdir()):
        files = sum(path.is_file() for path in target.rglob("*"))
        print(f"  {target}  {files} files")


def run(accepted: tuple[int, ...], *arguments: str | Path) -> None:
    """Print a command as it is typed, then run it."""
    words = [str(argument) for argument in arguments]
    print(f"\n$ hexodigest {' '.join(words)}", flush=True)
    code = subprocess.run([HEXODIGEST, *words], check=False).returncode
    if code not in accepted:
        sys.exit(f"`hexodigest {words[0]}` exited {code}")


if __name__ == "__main__":
    main()
