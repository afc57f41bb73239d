"""A line that is indented wrongly is told before anything runs."""

print('never')


def main():
print('not indented')
