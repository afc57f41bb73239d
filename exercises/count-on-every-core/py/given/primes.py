def count_primes(first: int, last: int) -> int:
    """How many primes there are from first to last. It tries every divisor, and takes its time."""
    if last < first:
        raise ValueError(f"from {first} to {last} is no range")
    return sum(is_prime(number) for number in range(max(first, 2), last + 1))


def is_prime(number: int) -> bool:
    for divisor in range(2, number):
        if number % divisor == 0:
            return False
    return True
