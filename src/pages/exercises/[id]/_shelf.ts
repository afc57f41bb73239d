import { root } from 'astro:config/server'
import { openShelf } from '../../../library/shelf.ts'
import { course } from '../../../the-course.ts'

/** The exercises of this copy of the course. */
export const shelf = openShelf(root, { ...course, keeps: import.meta.env.PROD })
