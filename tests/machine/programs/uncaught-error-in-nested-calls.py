"""The traceback of an uncaught error lists the calls from the outside in, and the code is 1."""


def average(numbers):
    return sum(numbers) / len(numbers)


class Report:
    def __init__(self, groups):
        self.groups = groups

    def lines(self):
        for name, numbers in self.groups.items():
            yield f'{name}: {average(numbers)}'


def main():
    report = Report({'full': [1, 2, 3], 'empty': []})
    for line in report.lines():
        print(line)


main()
