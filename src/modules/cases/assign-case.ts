import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId, PersonId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/result.ts'
import { listMembers } from '../people/door.ts'
import { deskAct } from './act-on-case.ts'
import { assign } from './handover.rules.ts'
import type { House } from './house.ts'

/** Gives the case to one person of the body that holds it. */
export function assignCase(house: House) {
  return ({ id, person }: { readonly id: CaseId; readonly person: PersonId }, by: Caller) =>
    deskAct(house, 'worker', {
      id,
      by,
      deed: 'assign',
      input: [id, person],
      decide: async ({ tx, it, by: worker }) => {
        const member = (await listMembers(tx, worker.community)).find((each) => each.person === person)
        if (!member || member.body !== it.holder?.body) return refuse('person.not_of_holder')
        return assign(it, person)
      },
    })
}
