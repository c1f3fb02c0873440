/** One more value under a field's name. */
export function add(fields: Map<string, string[]>, name: string, value: string): void {
  const known = fields.get(name)
  if (known) known.push(value)
  else fields.set(name, [value])
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** The words in a field. Bytes that are no UTF-8 become �; NUL, which no database text can hold, is left out. */
export function decodeField(bytes: Uint8Array): { readonly text: string; readonly broken: boolean } {
  try {
    return { text: tidy(strict.decode(bytes)), broken: false }
  } catch {
    return { text: tidy(Buffer.from(bytes).toString('utf8')), broken: true }
  }
}

// Browsers send line ends as CR LF.
function tidy(text: string): string {
  return text.replaceAll('\0', '').replace(/\r\n?/g, '\n')
}
