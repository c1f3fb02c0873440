import './turbo-start.ts'
import { copyFrom, offerCopying } from './copy.ts'
import { onKey } from './desk-keys.ts'
import { listen } from './desk-changes.ts'
import { openDialog } from './dialog.ts'

listen()
document.addEventListener('keydown', onKey)

document.addEventListener('turbo:load', () => offerCopying(document))
offerCopying(document)

document.addEventListener('click', (event) => {
  const copier = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null
  if (copier) void copyFrom(copier)
  const opener = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-open]') : null
  const id = opener?.dataset['open']
  if (id) openDialog(id)
})

// A filter takes effect when it is chosen; the button beside it is for pages without scripts.
document.addEventListener('change', (event) => {
  const form =
    event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-auto]') : null
  if (!form) return
  form.dataset['turboAction'] = 'replace'
  form.requestSubmit()
})

// What was not filled in does not stand in the address.
document.addEventListener('formdata', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'get') return
  const empty = [...event.formData].filter(([, value]) => value === '')
  for (const [name] of empty) event.formData.delete(name)
})
