import { parentPort, workerData } from 'node:worker_threads'
import { totalUntil } from './report.ts'

// What runs in the thread. An error that comes out of here is an `error` event over there.
parentPort?.postMessage(totalUntil(workerData))
