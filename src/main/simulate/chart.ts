import { lies, type Lies } from './matter.ts'
import type { Outcome } from './run-months.ts'

/** One bar: a world and what came of it. */
export type Bar = { readonly name: string; readonly outcome: Outcome }

// One ink in four densities and a hatch read without colour too.
const inks: Readonly<Record<Lies, string>> = {
  asked: '#c9d3df',
  deciding: '#7f93ab',
  forgotten: '#b3261e',
  worked: '#1f4e79',
}

const width = 720
const left = 190
const step = 44
const top = 56

/** Mean working days of a matter, by where it lay, a bar for each world, as an SVG of its own. */
export function chartOf(bars: readonly Bar[]): string {
  const longest = Math.max(1, ...bars.map(({ outcome }) => total(outcome)))
  const scale = (width - left - 110) / longest
  const height = top + bars.length * step + 16
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="sans-serif" font-size="14">`,
    '<title>Mean working days of a matter, by where it lay</title>',
    `<rect width="${width}" height="${height}" fill="#fbfaf7"/>`,
    legend(),
    ...bars.map((bar, n) => line(bar, top + n * step, scale)),
    '</svg>',
    '',
  ].join('\n')
}

function legend(): string {
  return lies
    .map((place, n) => {
      const x = left + n * 120
      return `<rect x="${x}" y="18" width="14" height="14" fill="${inks[place]}"/><text x="${x + 20}" y="30" fill="#1c1b18">${place}</text>`
    })
    .join('')
}

function line({ name, outcome }: Bar, y: number, scale: number): string {
  const parts = lies.reduce<{ readonly x: number; readonly svg: string }>(
    ({ x, svg }, place) => {
      const size = outcome.waits[place] * scale
      const part = `<rect x="${x.toFixed(1)}" y="${y}" width="${size.toFixed(1)}" height="26" fill="${inks[place]}"/>`
      return { x: x + size, svg: svg + part }
    },
    { x: left, svg: '' },
  )
  const says = `${total(outcome).toFixed(1)} days`
  return `<text x="${left - 10}" y="${y + 18}" text-anchor="end" fill="#1c1b18">${name}</text>${parts.svg}<text x="${(parts.x + 8).toFixed(1)}" y="${y + 18}" fill="#1c1b18">${says}</text>`
}

function total({ waits }: Outcome): number {
  return lies.reduce((sum, place) => sum + waits[place], 0)
}
