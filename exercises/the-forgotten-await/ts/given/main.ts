import { keepNotes } from './keep-notes.ts'
import { Store } from './store.ts'

const began = performance.now()
const store = new Store(['salt'], ['sugar'])
const receipts = await keepNotes(store, ['tea', 'salt', 'sugar', 'rice'])
console.log(`after ${((performance.now() - began) / 1000).toFixed(1)} s`)
console.log('receipts:', receipts)
console.log('in the store:', store.notes)
console.log('the store is', store.isOpen ? 'open' : 'closed')
