import type { Context } from 'hono'
import { z } from 'zod'
import { readForm, type Typed, type Upload } from '../../../kernel/http/form.ts'
import { isOnceKey, newOnce } from '../../../kernel/http/once.ts'
import type { Env } from '../../../kernel/http/serve.ts'
import { type BodyId, type CommunityId, readId } from '../../../kernel/ids.ts'
import { refuse, type Result } from '../../../kernel/result.ts'
import type { Lang } from '../../../kernel/words/lang.ts'
import {
  draftFiles,
  type House,
  keepDraft,
  newDraft,
  readDraft,
  type RefusalCode,
  sayRefusal,
  tidy,
} from '../../cases/door.ts'
import { deedsFor, fieldId, type Filled, readDay, type Wrong, wrongIn } from './deed-form.ts'
import type { Link } from './link.rules.ts'
import type { MatterView } from './matter.rules.ts'
import { type Arrived, admitDeed } from './open-link.ts'
import { type DeedRefused, perform } from './perform.ts'
import { readMatter } from './read-matter.ts'
import { linkWords } from './words.ts'
import type { LinkDeedName } from './words.zh.ts'

/** A deed that was not done: its form is shown again with all that was typed, and with the photos that were kept. */
export type Redo = {
  readonly deed: LinkDeedName
  readonly once: string
  readonly typed: Typed
  readonly draft: string | null
  readonly photos: number
  readonly errors: readonly Wrong[]
  readonly needsCode: boolean
  readonly status: 409 | 413 | 422 | 507
}

type Done =
  | { readonly is: 'done'; readonly handed: Link | null }
  | { readonly is: 'redo'; readonly redo: Redo }
  | { readonly is: 'revoked'; readonly typed: Typed }

type Wanted = {
  readonly arrived: Arrived
  readonly matter: MatterView
  readonly deed: LinkDeedName
  readonly device: string
  readonly lang: Lang
}

/** Does what a form of a body's page asks for: reads it, keeps its photos, lets the device in, and acts. */
export async function doBodyDeed(c: Context<Env>, house: House, wanted: Wanted): Promise<Done> {
  const { arrived, matter, deed, device, lang } = wanted
  const form = await readForm(c, z.object({}))
  const { typed } = form
  const kept = await keepPhotos(house, arrived.actor.community, { typed, uploads: form.uploads })
  const filled = filledIn(typed, kept.photos)
  const once = isOnceKey(typed['once'] ?? '') ? (typed['once'] ?? '') : newOnce()
  const again = (errors: readonly Wrong[], status: Redo['status'], needsCode = false): Done => ({
    is: 'redo',
    redo: { deed, once, typed, draft: kept.draft, photos: kept.photos, errors, needsCode, status },
  })
  const issues = form.ok ? [] : form.issues
  const broken = issues.map(({ code, facts }) => ({ field: '', says: sayRefusal(lang, code, facts) }))
  const unkept = kept.refused.map(({ code, facts }) => ({
    field: fieldId(deed, 'photo'),
    says: sayRefusal(lang, code, facts),
  }))
  const wrong = [...broken, ...unkept, ...wrongIn(deed, filled, linkWords[lang].wrong)]
  if (wrong.length > 0) return again(wrong, issues.length > 0 ? 413 : 422)
  const admitted = await admitDeed(house)(arrived, { device, code: codeIn(typed) })
  if (!admitted.ok) {
    const { code, facts } = admitted
    if (code === 'link.revoked') return { is: 'revoked', typed }
    // No code makes it this body's again; a repeat of what the right device did is answered further down.
    if (!deedsFor(matter.stand).includes(deed))
      return again([sayWrong(wanted, matter, refuse('not_allowed'))], 409)
    return again([{ field: fieldId(deed, 'code'), says: sayAdmit(lang, { code, facts }) }], 409, true)
  }
  const by = { actor: arrived.actor, once }
  const acting = { house, matter, deed, filled, lang, draft: kept.draft ?? undefined }
  const done = await perform(acting, by)
  if (done.ok) return { is: 'done', handed: done.value }
  const now = await readMatter(house)({ ...arrived, lang }, matter.it.ref)
  return again([sayWrong(wanted, now ?? matter, done)], 409)
}

/** What was typed for a code, without what stands between its digits. */
export function codeIn(typed: Typed): string | null {
  const digits = (typed['code'] ?? '').normalize('NFKC').replace(/\D/g, '')
  return digits === '' ? null : digits
}

export function sayAdmit(
  lang: Lang,
  {
    code,
    facts,
  }: {
    readonly code: 'link.other_device' | 'link.wrong_code' | 'link.code_spent'
    readonly facts: Readonly<Record<string, string | number>>
  },
): string {
  const { wrong } = linkWords[lang]
  return code === 'link.wrong_code' ? wrong.codeLeft(Number(facts['left'] ?? 0)) : wrong[code]
}

function filledIn(typed: Typed, photos: number): Filled {
  return {
    words: tidy(typed['words'] ?? ''),
    on: readDay(typed['on']),
    better: readId<BodyId>(typed['better']),
    name: tidy(typed['name'] ?? '').slice(0, 40),
    phone: (typed['phone'] ?? '').trim(),
    photos,
  }
}

type Posted = { readonly typed: Typed; readonly uploads: readonly Upload[] }

async function keepPhotos(house: House, community: CommunityId, { typed, uploads }: Posted) {
  const known = readDraft(typed['draft'])
  if (uploads.length === 0 && known === null) return { draft: null, photos: 0, refused: [] }
  const draft = known ?? newDraft()
  if (uploads.length === 0)
    return { draft, photos: (await draftFiles(house)({ community, draft })).length, refused: [] }
  const { files, refused } = await keepDraft(house)({ community, draft }, uploads)
  return { draft, photos: files.length, refused }
}

type Refused = Extract<Result<unknown, DeedRefused>, { readonly ok: false }>

/** Why it was refused, at the field that it is about, by how the matter stands now. */
function sayWrong({ deed, lang }: Wanted, now: MatterView, { code, facts }: Refused): Wrong {
  const { wrong } = linkWords[lang]
  const at = (field: string, says: string) => ({ field: fieldId(deed, field), says })
  switch (code) {
    case 'promise.in_the_past':
      return at('on', wrong.past)
    case 'offer.better_is_itself':
    case 'body.not_found':
      return at('better', sayRefusal(lang, code, facts))
    case 'phone.not_a_number':
      return at('phone', wrong.phone)
    case 'hand.no_name':
      return at('name', wrong.name)
    case 'not_allowed':
    case 'offer.none':
      return { field: '', says: isDesignated(now) ? wrong.designated : wrong.not_yours }
    case 'link.revoked':
      return { field: '', says: linkWords[lang].lost[code].says }
    default:
      return { field: '', says: sayRefusal(lang, code satisfies RefusalCode, facts) }
  }
}

function isDesignated({ stand, it }: MatterView): boolean {
  return stand === 'held' && it.holder?.isDesignated === true
}
