import { runOnMachine } from './machine-run.ts'

// node tests/machine/collects.ts [unhidden]: forty threads hold a stack each while the collector runs.
// A program of its own, because what becomes of an interpreter that sees their frames is nobody's to catch.

const source = `
import asyncio, gc, requests
def get(i):
    return requests.get(f'https://api.example/items/{i}').json()['id']
async def main():
    for _ in range(4):
        tasks = [asyncio.create_task(asyncio.to_thread(get, i)) for i in range(40)]
        await asyncio.sleep(0.5)
        gc.collect(1)
        await asyncio.gather(*tasks)
asyncio.run(main())
print('done')`

const web = { routes: [{ url: 'https://api.example/items/{id}', delay: 1, json: { id: '{id}' } }] }
const withoutHiding = process.argv[2] === 'unhidden'
const { stdout } = await runOnMachine({ file: 'main.py', source }, { web, withoutHiding })
process.stdout.write(stdout)
