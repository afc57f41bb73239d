"""The same seed gives the same numbers, everywhere."""

import random

random.seed(42)
print([random.randint(1, 6) for _ in range(8)], f'{random.random():.12f}')
print(random.choice('abcdef'), random.choices('xyz', k=5), random.sample(range(100), 4))
deck = list(range(10))
random.shuffle(deck)
print(deck)
one, two = random.Random('words'), random.Random('words')
print(one.random() == two.random(), one.getrandbits(64) == two.getrandbits(64))
print(f'{random.uniform(1, 2):.9f} {random.gauss(0, 1):.9f} {random.expovariate(2):.9f}')
state = random.getstate()
first = [random.randrange(1000) for _ in range(3)]
random.setstate(state)
print(first == [random.randrange(1000) for _ in range(3)], first)
