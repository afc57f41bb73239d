import { workerRuntime } from '../../../src/runtimes/worker.ts'
import { exposeRuntimes } from './expose.ts'

exposeRuntimes({ worker: workerRuntime() })
