import { workerRuntime } from '../../../src/runtimes/worker.ts'
import { exposeRuntimes } from '../../../cli/browser/expose.ts'

exposeRuntimes({ worker: workerRuntime() })
