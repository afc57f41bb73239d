"""stdout and stderr are two streams: text, bytes, flushing and unusual characters."""

import io
import sys
from contextlib import redirect_stdout

print('one', 2, [3], sep='-', end='!\n')
print('to stderr', file=sys.stderr)
sys.stdout.write('written\n')
sys.stdout.flush()
sys.stdout.buffer.write('bytes: ü ☕ 😀\n'.encode())
sys.stdout.flush()
print('text: ü ☕ 😀', sys.stdout.encoding, sys.stderr.encoding)
caught = io.StringIO()
with redirect_stdout(caught):
    print('caught')
print(repr(caught.getvalue()))
print('no newline', end='', file=sys.stderr)
print('\ttab\tand "quotes" \\ backslash')
try:
    print('\ud83d')
except UnicodeEncodeError as error:
    print(error)
print('last line without newline', end='')
