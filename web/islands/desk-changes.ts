import { visit } from '@hotwired/turbo'

type State = {
  source: EventSource | null
  timer: number
  /** While we refresh ourselves, what is half written stays as it is. */
  keeping: boolean
}

const gatherMillis = 400

/** Shows changes as they come. A page out of sight listens to nothing, since a browser has few connections. */
export function listen(): void {
  const state: State = { source: null, timer: 0, keeping: false }
  const later = () => {
    clearTimeout(state.timer)
    state.timer = window.setTimeout(() => refreshOrTell(state), gatherMillis)
  }
  const follow = (missed: boolean) => {
    state.source?.close()
    state.source = null
    const address = document.querySelector<HTMLMetaElement>('meta[name=desk-events]')?.content
    if (document.hidden || !address) return
    state.source = new EventSource(address)
    state.source.onmessage = later
    if (missed) later()
  }
  follow(false)
  document.addEventListener('visibilitychange', () => follow(true))
  window.addEventListener('pagehide', () => state.source?.close())
  keepHalfWritten(state)
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-refresh]')) refresh(state)
  })
}

function refreshOrTell(state: State): void {
  const writing = document.activeElement?.closest('form')
  if ((writing && isTouched(writing)) || document.querySelector('dialog[open]')) {
    document.getElementById('news')?.removeAttribute('hidden')
    return
  }
  refresh(state)
}

function refresh(state: State): void {
  state.keeping = true
  visit(location.href, { action: 'replace' })
}

function keepHalfWritten(state: State): void {
  const stop = () => {
    state.keeping = false
  }
  document.addEventListener('turbo:submit-start', stop)
  document.addEventListener('turbo:load', stop)
  document.addEventListener('turbo:before-morph-element', (event) => {
    const element = event.target
    const isKept = element instanceof HTMLFormElement ? isTouched(element) : isOpenDetails(element)
    if (state.keeping && isKept) event.preventDefault()
  })
  document.addEventListener('turbo:before-morph-attribute', (event) => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail
    if (state.keeping && attributeName === 'open') event.preventDefault()
  })
}

// Only a form inside it matters; the rest of an open fold may change.
function isOpenDetails(element: EventTarget | null): boolean {
  if (!(element instanceof HTMLDetailsElement) || !element.open) return false
  return [...element.querySelectorAll('form')].some(isTouched)
}

/** Whether somebody has written or chosen something in it that is not sent yet. */
export function isTouched(form: HTMLFormElement): boolean {
  return [...form.elements].some((each) => {
    if (each instanceof HTMLTextAreaElement) return each.value !== each.defaultValue
    if (each instanceof HTMLSelectElement)
      return [...each.options].some((option) => option.defaultSelected && !option.selected)
    if (!(each instanceof HTMLInputElement) || each.type === 'hidden') return false
    if (each.type === 'checkbox' || each.type === 'radio') return each.checked !== each.defaultChecked
    return each.type === 'file' ? each.value !== '' : each.value !== each.defaultValue
  })
}
