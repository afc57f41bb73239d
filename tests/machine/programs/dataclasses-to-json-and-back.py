"""Data classes become JSON and come back; what JSON cannot say is refused."""

import json
from dataclasses import asdict, dataclass, field, replace


@dataclass(frozen=True, order=True)
class Item:
    name: str
    price: float = 1.5
    tags: tuple[str, ...] = field(default=(), compare=False)


tea = Item('tea', tags=('hot', 'green'))
print(tea, tea < Item('zinc'), replace(tea, price=2) == tea, tea == Item('tea'))
text = json.dumps({'items': [asdict(tea)], 'é': None, 'ok': True}, indent=2, ensure_ascii=False)
print(text)
back = json.loads(text)
print(Item(**{**back['items'][0], 'tags': tuple(back['items'][0]['tags'])}) == tea)
for bad in (lambda: json.dumps({'when': {1, 2}}), lambda: json.loads('{"a": }')):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    tea.price = 3
except AttributeError as error:
    print(type(error).__name__, error)
print(json.dumps([1e20, 0.1, float('inf'), 'ü']), json.dumps({2: 'b', 1: 'a'}, sort_keys=True))
