"""Groups nest; except*, split and subgroup look into them and keep their shape."""


def tree(group, depth=0):
    for error in group.exceptions:
        if isinstance(error, ExceptionGroup):
            print('  ' * depth + error.message)
            tree(error, depth + 1)
        else:
            print('  ' * depth + repr(error))


errors = ExceptionGroup(
    'whole',
    [ValueError('a'), ExceptionGroup('part', [KeyError('b'), ValueError('c')]), OSError('d')],
)
tree(errors)
matched, rest = errors.split(ValueError)
print('matched', matched.message, len(matched.exceptions))
tree(matched, 1)
print('rest', rest)
tree(rest, 1)
print('none', errors.subgroup(ZeroDivisionError))

try:
    try:
        raise errors
    except* ValueError as group:
        print('values', len(group.exceptions))
    except* KeyError as group:
        raise RuntimeError('while handling') from group.exceptions[0]
except ExceptionGroup as group:
    print('left over:', group.message, [type(error).__name__ for error in group.exceptions])
try:
    ExceptionGroup('empty', [])
except ValueError as error:
    print(error)
