import type { BodyId } from '../../../../kernel/ids.ts'
import type { Member } from '../../people.rules.ts'

/** Whom one may try to be: one of each rank at the post, and one of another body. */
export type Part = 'worker' | 'coordinator' | 'secretary' | 'helper' | 'other'
export const parts = ['worker', 'coordinator', 'secretary', 'helper', 'other'] as const

// The people of the pictures and guides; where they are not there, anybody of the rank will do.
const known: readonly string[] = ['尹小禾', '贺建民', '老周']

/** The members that play the parts; a part nobody can play is left out. */
export function castOf(members: readonly Member[], post: BodyId): ReadonlyMap<Part, Member> {
  const cast = parts.flatMap((part) => {
    const able = members.filter((member) => plays(member, part, post))
    const chosen = able.find(({ name }) => known.includes(name)) ?? able[0]
    return chosen ? [[part, chosen] as const] : []
  })
  return new Map(cast)
}

function plays(member: Member, part: Part, post: BodyId): boolean {
  return part === 'other' ? member.body !== post : member.body === post && member.rank === part
}
