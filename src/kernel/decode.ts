export type Encoding = 'utf-8' | 'gb18030'

/** Bytes as text: UTF-8, or GB18030 when they are not UTF-8, as older Chinese programs write. A byte order mark is dropped. */
export function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' }
  }
}
