"""A module that is not there is named."""

import importlib

try:
    importlib.import_module('nowhere.inside')
except ModuleNotFoundError as error:
    print(error.name, '|', error)
try:
    from time import nothing
except ImportError as error:
    print(str(error).split(' (')[0], '|', error.name)
import nowhere
