"""raise from names the cause; an error in a handler remembers what it was handling."""

import sys
import traceback


class ConfigError(Exception):
    pass


def read(text):
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError(f'not a number: {text}') from error


def clean_up():
    try:
        read('ten')
    except ConfigError:
        raise LookupError('while cleaning up')


def quiet():
    try:
        read('nine')
    except ConfigError:
        raise ConfigError('from nothing') from None


try:
    quiet()
except ConfigError:
    traceback.print_exc()
    sys.stderr.flush()
clean_up()
