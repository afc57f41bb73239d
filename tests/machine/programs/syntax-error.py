"""A syntax error is told with its line before anything runs."""

print('never')


def main():
    return [1, 2


main()
