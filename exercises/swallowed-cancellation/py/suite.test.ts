import { script } from '#kit/python'
import { expect, test } from 'vitest'

interface Told {
	/** The seconds in which the work began. */
	tries: number[]
	/** The second in which the function ended. */
	ended: number
	how: 'cancelled' | 'returned' | 'raised' | 'went on'
	what: string | null
	/** What became of each try. */
	ends: string[]
}

/** Retries that work, three times with a pause, cancels it after some seconds, and tells how it went. */
const tryIt = (work: string, pause: number, cancelAfter = 1000) =>
	script<Told>(
		`
      import asyncio
      from retry import retry

      pause, cancel_after = args
      tries, ends = [], []

      async def fails():
          await asyncio.sleep(1)
          raise ValueError(f'error {len(tries)}')

      async def succeeds_at_last():
          if len(tries) < 3:
              await fails()
          return 'a result'

      async def takes_long():
          await asyncio.sleep(20)
          return 'a late result'

      async def has_a_limit():
          async with asyncio.timeout(1 if len(tries) == 1 else 30):
              return await takes_long()

      async def work():
          tries.append(now())
          try:
              value = await ${work}()
              ends.append('done')
              return value
          except asyncio.CancelledError:
              ends.append('cancelled')
              raise
          except Exception:
              ends.append('failed')
              raise

      async def main():
          global now
          loop = asyncio.get_running_loop()
          began = loop.time()
          now = lambda: round(loop.time() - began)
          ended = []
          task = loop.create_task(retry(work, 3, pause))
          task.add_done_callback(lambda _: ended.append(now()))
          await asyncio.wait([task], timeout=cancel_after)
          task.cancel()
          await asyncio.wait([task], timeout=100)
          await asyncio.sleep(100)
          how, what = 'went on', None
          if task.cancelled():
              how = 'cancelled'
          elif task.done():
              error = task.exception()
              how, what = ('returned', task.result()) if error is None else ('raised', repr(error))
          return dict(tries=tries, ends=ends, how=how, what=what, ended=ended[0] if ended else -1)

      result = asyncio.run(main())
    `,
		[pause, cancelAfter],
	)

test('tries again after an error', async () => {
	const { value } = await tryIt('succeeds_at_last', 2)
	expect(value.tries, 'the seconds in which a try began').toEqual([0, 3, 6])
	expect(value.what, 'the result').toBe('a result')
})

test('fails with the last error when no try is left', async () => {
	const { value } = await tryIt('fails', 2)
	expect(value.what, 'what it raised').toBe("ValueError('error 3')")
	expect(value.tries, 'the seconds in which a try began').toHaveLength(3)
	expect(value.ended, 'the second in which it ended').toBe(7)
})

test('makes no further try when it is cancelled', async () => {
	const { value } = await tryIt('takes_long', 2, 5)
	expect(value.tries, 'the seconds in which a try began').toEqual([0])
})

test('ends as cancelled', async () => {
	const { value } = await tryIt('takes_long', 2, 5)
	expect(value.how, 'how it ended').toBe('cancelled')
	expect(value.ended, 'the second in which it ended').toBe(5)
})

test('stops the work that is under way', async () => {
	const { value } = await tryIt('takes_long', 2, 5)
	expect(value.ends, 'what became of the work').toEqual(['cancelled'])
})

test('ends at once when it is cancelled in a pause', async () => {
	const { value } = await tryIt('fails', 60, 5)
	expect(value.how, 'how it ended').toBe('cancelled')
	expect(value.ended, 'the second in which it ended').toBe(5)
})

test('tries again when the work ran out of time', async () => {
	const { value } = await tryIt('has_a_limit', 2)
	expect(value.tries, 'the seconds in which a try began').toEqual([0, 3])
	expect(value.what, 'the result').toBe('a late result')
})
