"""A warning is shown once for each place, can be an error, and can be recorded."""

import warnings


def old():
    warnings.warn('old is going away, use new', DeprecationWarning, stacklevel=2)


def risky():
    warnings.warn('this may hurt')


for _ in range(3):
    risky()
old()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    old()
    risky()
print([(one.category.__name__, str(one.message), one.lineno) for one in caught])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        risky()
    except UserWarning as error:
        print('error:', error)
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    warnings.warn('not shown')
