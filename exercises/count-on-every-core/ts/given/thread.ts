import { parentPort } from 'node:worker_threads'
import { countPrimes } from './primes.ts'

// What a worker thread runs: for each range that it is sent, it sends a number.
parentPort?.on('message', (range) => parentPort?.postMessage(countPrimes(range)))
