import { keepDraft, forgetDraft } from './draft.ts'
import { guardDoubleTap } from './double-tap.ts'
import { pickPhotos } from './photos.ts'
import { recordVoice } from './voice.ts'

const said = document.querySelector<HTMLElement>('[data-said]')?.dataset['said']
if (said !== undefined) forgetDraft(said)

const form = document.querySelector<HTMLFormElement>('form[data-say]')
if (form) {
  keepDraft(form, form.dataset['say'] ?? '')
  guardDoubleTap(form)
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=file][name=photo]'))
    pickPhotos(input)
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=file][name=voice]'))
    recordVoice(input)
}
