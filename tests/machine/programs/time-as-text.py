"""Moments become text and come back, in UTC."""

import time
from datetime import UTC, date, datetime, timedelta

moment = time.gmtime(1_000_000_000)
print(time.strftime('%Y-%m-%d %H:%M:%S %A %j', moment), moment.tm_wday)
print(time.asctime(time.gmtime(0)), time.mktime(time.localtime(86_400)))
print(time.strptime('14 Mar 2015', '%d %b %Y')[:3])
begin = datetime(2024, 2, 28, 23, 30, tzinfo=UTC)
end = begin + timedelta(days=2, minutes=45)
print(end.isoformat(), end - begin, (end - begin).total_seconds())
print(f'{end:%d.%m.%y}', end.weekday(), (date(2025, 1, 1) - date(2024, 1, 1)).days)
print(timedelta(hours=-1), divmod(timedelta(minutes=100), timedelta(hours=1)))
print(datetime.fromisoformat('2024-05-06T07:08:09+02:00').astimezone(UTC))
try:
    print(datetime.now() - begin)
except TypeError as error:
    print(error)
