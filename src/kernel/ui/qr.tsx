import encodeQR from 'qr'
import type { Lang } from '../words/lang.ts'
import { shellWords } from '../words/shell.ts'

/** A code to scan, as an image so that a long press in WeChat opens it. `says` is what it opens, in words. */
export function Qr({
  lang,
  text,
  says,
}: {
  readonly lang: Lang
  readonly text: string
  readonly says?: string
}) {
  return (
    <img class="qr" src={qrImage(text)} alt={shellWords[lang].scan(says ?? text)} width="280" height="280" />
  )
}

/** The code as a data URL with the quiet edge that scanners need. */
export function qrImage(text: string): string {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const side = rows.length
  const dark = rows.map((row, y) => runs(row, y)).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -.5 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 -.5h${side}v${side}H0z"/><path stroke="#000" d="${dark}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

// One stroke for neighbouring dark squares: a quarter of the bytes.
function runs(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x++
    path += `M${start} ${y}h${x - start + 1}`
  }
  return path
}
