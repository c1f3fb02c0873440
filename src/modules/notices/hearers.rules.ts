import { outranks, type Rank } from '../../kernel/actor.ts'
import type { BodyId } from '../../kernel/ids.ts'
import type { Hears } from '../../rulebook/notices.ts'
import type { Bodies, Mailbox } from '../people/door.ts'
import type { About } from './facts.rules.ts'
import type { Hearer } from './notice.rules.ts'

type Around = {
  readonly bodies: Bodies
  readonly mailboxes: readonly Mailbox[]
}

/** Who is told of something, each once. What concerns the post itself goes to its people. */
export function hearersOf(hears: readonly Hears[], about: About, around: Around): Hearer[] {
  const all = hears.flatMap((who) => heard(who, about, around))
  return all.filter((one, at) => all.findIndex((other) => nameOf(other) === nameOf(one)) === at)
}

export function nameOf(hearer: Hearer): string {
  return hearer.as === 'body' ? hearer.body : hearer.person
}

function heard(who: Hears, about: About, around: Around): Hearer[] {
  switch (who) {
    case 'concerned':
      return concerned(about).flatMap((body) => atBody(body, around))
    case 'holder':
      return holderOf(about, around)
    case 'coordinator':
    case 'secretary':
      return ranked(who, around)
    case 'street':
      return around.bodies.all
        .filter(({ kind }) => kind === 'street')
        .slice(0, 1)
        .map(({ id }) => ({ as: 'body', body: id }))
  }
}

function concerned({ subject, said }: About): readonly BodyId[] {
  if (subject) return subject.bodies
  return said.body === null ? [] : [said.body]
}

function holderOf({ it }: About, around: Around): Hearer[] {
  if (!it?.holder) return []
  const { body, person } = it.holder
  if (body === around.bodies.post.id && person !== null) return [{ as: 'person', person }]
  return atBody(body, around)
}

function atBody(body: BodyId, around: Around): Hearer[] {
  if (body === around.bodies.post.id) return ranked('coordinator', around)
  return around.bodies.byId.has(body) ? [{ as: 'body', body }] : []
}

/** Those of exactly this rank; where the post has none, those above, and in the end whoever leads it. */
function ranked(rank: Rank, { mailboxes }: Around): Hearer[] {
  const exactly = mailboxes.filter((one) => one.rank === rank)
  const above = mailboxes.filter((one) => outranks(one.rank, rank))
  const leads = mailboxes.filter((one) => one.rank === 'coordinator')
  const found = [exactly, above, leads].find((some) => some.length > 0) ?? []
  return found.map(({ person }) => ({ as: 'person', person }))
}
