import type { AtBody } from '../../../kernel/actor.ts'
import { closing } from '../../../kernel/calendar.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { Lang } from '../../../kernel/words/lang.ts'
import {
  acceptOffer,
  askResident,
  type House,
  noteInside,
  promiseDate,
  type RefusalCode,
  refuseOffer,
  sayDone,
  tellResident,
} from '../../cases/door.ts'
import { getCommunity } from '../../people/door.ts'
import type { Filled } from './deed-form.ts'
import { handOn, type HandRefused } from './hand-on.ts'
import type { Link } from './link.rules.ts'
import type { MatterView } from './matter.rules.ts'
import { linkWords } from './words.ts'
import type { LinkDeedName } from './words.zh.ts'

export type Acting = {
  readonly house: House
  readonly matter: MatterView
  readonly deed: LinkDeedName
  readonly filled: Filled
  readonly lang: Lang
  readonly draft: string | undefined
}

export type DeedRefused = RefusalCode | HandRefused

type Answer = Promise<Result<Link | null, DeedRefused>>

/** Does one deed by the cases' own use cases, as the body. Gives back the colleague's link where one was made. */
export async function perform(acting: Acting, by: Caller<AtBody>): Answer {
  const { house, matter, deed, filled, lang, draft } = acting
  const { id } = matter.it
  const words = linkWords[lang]
  const said = filled.words === '' ? words.onlyPhoto : filled.words
  switch (deed) {
    case 'accept':
      return accept(acting, by)
    case 'refuse':
      if (filled.better === null) return refuse('body.not_found')
      return nothing(refuseOffer(house)({ id, why: filled.words, better: filled.better, draft }, by))
    case 'promise':
      if (filled.on === null) return refuse('promise.in_the_past')
      return nothing(promiseDate(house)({ id, on: filled.on, why: filled.words }, by))
    case 'ask':
      return nothing(askResident(house)({ id, words: filled.words }, by))
    case 'report':
      return nothing(noteInside(house)({ id, words: said, draft }, by))
    case 'done':
      return nothing(sayDone(house)({ id, words: said, draft }, by))
    case 'hand':
      return hand(acting, by)
  }
}

/** Taken on; and where a day is named, promised. The day is looked at first: half of it would be done otherwise. */
async function accept({ house, matter, filled }: Acting, by: Caller<AtBody>): Answer {
  const { id } = matter.it
  if (filled.on !== null && !(await isAhead(house, by.actor, filled.on)))
    return refuse('promise.in_the_past', { on: filled.on })
  const taken = await acceptOffer(house)({ id }, by)
  if (!taken.ok) return taken
  if (filled.on !== null) return nothing(promiseDate(house)({ id, on: filled.on, why: filled.words }, by))
  if (filled.words === '') return ok(null)
  return nothing(tellResident(house)({ id, words: filled.words, how: 'told' }, by))
}

async function isAhead(house: House, { community }: AtBody, on: NonNullable<Filled['on']>): Promise<boolean> {
  const calendar = house.rules.calendarOf(await getCommunity(house.db, community))
  return closing(calendar, on) > house.clock()
}

/** A link for the colleague, and a line in the case's story where the body holds it already. */
async function hand({ house, matter, filled, lang }: Acting, by: Caller<AtBody>): Answer {
  const { id } = matter.it
  const made = await handOn(house)({ case: id, name: filled.name, phone: filled.phone }, by)
  if (!made.ok || matter.stand !== 'held') return made
  const noted = await noteInside(house)({ id, words: linkWords[lang].handedOn(filled.name) }, by)
  return noted.ok ? made : noted
}

async function nothing(doing: Promise<Result<{ readonly id: CaseId }, RefusalCode>>): Answer {
  const done = await doing
  return done.ok ? ok(null) : done
}
