import { dayOf, type WorkingCalendar } from '../../kernel/calendar.ts'
import type { Instant } from '../../kernel/time.ts'
import { sayDate, sayTime } from '../../kernel/words/time.ts'
import { type Catalogue, sayTopic } from '../../rulebook/catalogue.ts'
import type { Bodies } from '../people/door.ts'
import { type PlaceTree, sayPlace } from '../places/door.ts'
import type { About } from './facts.rules.ts'
import type { Written } from './notice.rules.ts'
import { noticeWords as words } from './words.ts'

/** What the words are made with: the community's own names. */
export type Around = {
  readonly post: string
  readonly bodies: Bodies
  readonly tree: PlaceTree
  readonly catalogue: Catalogue
  readonly calendar: WorkingCalendar
}

type To = {
  readonly as: 'body' | 'person'
  readonly url: string
  /** The meetings whose invitation goes along. */
  readonly meetings: readonly string[]
  readonly isAtOnce: boolean
}

/**
 * One message of all that waits: by matter, with its number, kind and building. No name, no home, nothing of what a
 * resident said; of a private matter the number alone.
 */
export function compose(all: readonly About[], around: Around, { as, url, meetings, isAtOnce }: To): Written {
  const groups = Map.groupBy(all, headOf)
  const said = [...groups.values()].map((group) => sayGroup(group, around))
  const { post } = around
  const about = [words.hello(post, groups.size), ...said, `${words.open[as]}${url}`]
  return {
    subject: words.subject(post, groups.size),
    text: `${[...about, ...(as === 'body' ? [words.keep] : [])].join('\n\n')}\n`,
    short: words.short(post, groups.size, url),
    meetings,
    isAtOnce,
  }
}

/** What of the same matter stands together. */
function headOf({ it, subject }: About): string {
  return it?.ref ?? subject?.title ?? ''
}

function sayGroup(group: readonly About[], around: Around): string {
  const [first] = group
  const lines = new Set(group.map((about) => `· ${words.says[about.kind](factsOf(about, around))}`))
  return [first ? sayHead(first, around) : '', ...lines].join('\n')
}

function sayHead({ it, subject }: About, { catalogue, tree }: Around): string {
  if (it?.isPrivate) return `${it.ref} ${words.private}`
  if (it)
    return `${it.ref} ${words.about(sayTopic(catalogue, 'zh-CN', it.topic), sayPlace(tree, { ...it.place, stairwell: null }))}`
  return subject?.title ? words.meeting(subject.title) : words.promise
}

function factsOf({ kind, it, subject, said }: About, { bodies, calendar }: Around) {
  const answer = kind === 'offer.made' ? it?.offer?.answerBy : null
  const moment = subject?.at ?? answer ?? said.due ?? it?.next?.at ?? null
  const whose = subject?.bodies[0] ?? said.body ?? it?.holder?.body ?? null
  return {
    at: moment === null ? '' : sayFully(calendar, moment),
    place: it?.isPrivate ? '' : (subject?.place ?? ''),
    body: (whose !== null && bodies.byId.get(whose)?.name) || words.somebody,
    clock: it?.next ? words.clocks[it.next.clock] : '',
  }
}

function sayFully(calendar: WorkingCalendar, at: Instant): string {
  return `${sayDate('zh-CN', dayOf(calendar, at))} ${sayTime(at)}`
}
