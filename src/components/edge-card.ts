import cardStyles from '../styles/edge-card.css?inline'
import { adoptStyles } from './adopt-styles.ts'

adoptStyles(cardStyles)

/** The class of what lies over a page at its edge. */
export const edgeCard = 'edge-card'
