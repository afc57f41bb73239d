"""A program runs as __main__, from its file, in a folder of its own."""

import os
import sys
from pathlib import Path

print(__name__, Path(__file__).name, [Path(argument).name for argument in sys.argv])
print(Path(sys.path[0]).resolve() == Path(__file__).resolve().parent)
print(Path.cwd().resolve() == Path(__file__).resolve().parent)
Path('notes.txt').write_text('first\nsecond\n')
with open('notes.txt', 'a') as notes:
    notes.write('third\n')
print(Path('notes.txt').read_text().splitlines(), os.path.getsize('notes.txt'))
Path('extra.py').write_text('def greet():\n    return f"hello from {__name__}"\n')
import extra

print(extra.greet(), 'extra' in sys.modules)
try:
    open('missing.txt')
except FileNotFoundError as error:
    print(type(error).__name__, error.filename, error.strerror)
print(sys.stdin.read() == '')
