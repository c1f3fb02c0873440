import { visit } from '@hotwired/turbo'
import { openDialog } from './dialog.ts'

const restMillis = 250
const resting: { timer?: number } = {}

/** J and K move in the list, Enter opens, ? tells all keys; other keys belong to what carries `data-key`. */
export function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (document.querySelector('dialog[open]')) return
  if (isWriting(event.target)) {
    if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur()
    return
  }
  if (act(keyOf(event), event.target)) event.preventDefault()
}

function act(key: string, target: EventTarget | null): boolean {
  if (key === 'j' || key === 'k') return move(key === 'j' ? 1 : -1)
  // On a link or a button Enter is the browser's own.
  if (key === 'enter' && target !== document.body && target !== null) return false
  if (key === 'enter' && openCurrent()) return true
  if (key === '?' && document.getElementById('keys')) {
    openDialog('keys')
    return true
  }
  const owner = [...document.querySelectorAll<HTMLElement>('[data-key]')].find(
    (each) => each.dataset['key'] === key && each.offsetParent !== null,
  )
  if (!owner) return false
  if (isWriting(owner)) owner.focus()
  else owner.click()
  return true
}

// With a Chinese keyboard on, the letter is only in the code.
function keyOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  return (event.key.length === 1 || !letter ? event.key : letter).toLowerCase()
}

function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !/^(button|checkbox|radio|submit|range)$/.test(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

function rows(): HTMLTableRowElement[] {
  return [...document.querySelectorAll<HTMLTableRowElement>('table.list tbody tr:not(.grp)')]
}

function move(by: 1 | -1): boolean {
  const all = rows()
  const at = all.findIndex((row) => row.classList.contains('cur'))
  const next = all[at === -1 ? (by === 1 ? 0 : all.length - 1) : at + by]
  if (!next) return all.length > 0
  all[at]?.classList.remove('cur')
  next.classList.add('cur')
  next.scrollIntoView({ block: 'nearest' })
  clearTimeout(resting.timer)
  const pick = next.dataset['pick']
  // The panel follows when the hand rests, not for each row that is passed.
  if (pick) resting.timer = window.setTimeout(() => visit(pick, { action: 'replace' }), restMillis)
  return true
}

function openCurrent(): boolean {
  const link = document.querySelector<HTMLAnchorElement>('table.list tr.cur a[href]')
  clearTimeout(resting.timer)
  link?.click()
  return link !== null
}
