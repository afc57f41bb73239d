import { Account } from './account.ts'
import { FarStore } from './far-store.ts'

const store = new FarStore(100)
const account = new Account(store)
await Promise.all([account.deposit(10), account.deposit(5), account.withdraw(15)])
console.log(`100 + 10 + 5 - 15 = ${store.number}`)
