/** Charts: pure functions from figures to SVG for pages, and from SVG to a picture for the chat. */
export { barChart, percent, type BarRow } from './bars.ts'
export { lineChart } from './lines.ts'
export { drawableCharacters, pictureOf } from './picture.ts'
export { shareChart } from './shares.ts'
