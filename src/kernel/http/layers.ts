/** A stylesheet without its @layer wrappers, in the order of the text. Only for sheets that stand in layer order. */
export function flattenLayers(css: string): string {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@layer [^{;]*;/g, '')
  let flat = ''
  let from = 0
  for (;;) {
    const start = text.indexOf('@layer ', from)
    if (start === -1) return flat + text.slice(from)
    const open = text.indexOf('{', start)
    const close = closing(text, open)
    flat += text.slice(from, start) + text.slice(open + 1, close)
    from = close + 1
  }
}

// Where the brace at `open` is closed. The sheets have no braces inside strings.
function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++
    if (text[at] === '}' && --depth === 0) return at
  }
  throw new Error('a brace is left open')
}
