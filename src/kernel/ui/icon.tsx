import { type IconName, icons, type MarkName, marks } from './icons.ts'

export type { IconName, MarkName } from './icons.ts'

/** An icon beside words; it says nothing of its own. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="i" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  )
}

/** The shape of a state; its word stands beside it. */
export function MarkShape({ name }: { readonly name: MarkName }) {
  return (
    <svg class="m" aria-hidden="true">
      <use href={`#m-${name}`} />
    </svg>
  )
}

/** Puts the drawings that a rendered page uses, and no others, at the start of its body. */
export function withIcons(html: string): string {
  const used = new Set(html.match(/(?<=<use href="#)[im]-[\w-]+(?=")/g))
  if (used.size === 0) return html
  const symbols = [...used].map(symbolOf).join('')
  const sprite = `<svg width="0" height="0" aria-hidden="true" focusable="false" hidden><defs>${symbols}</defs></svg>`
  return html.replace(/<body[^>]*>/, (body) => body + sprite)
}

function symbolOf(id: string): string {
  const name = id.slice(2)
  const [box, drawn] = id.startsWith('i-') ? [24, drawing(icons, name)] : [16, drawing(marks, name)]
  return `<symbol id="${id}" viewBox="0 0 ${box} ${box}">${drawn}</symbol>`
}

function drawing(from: Readonly<Record<string, string>>, name: string): string {
  const found = from[name]
  if (found === undefined) throw new Error(`no icon is called ${name}`)
  return found
}
