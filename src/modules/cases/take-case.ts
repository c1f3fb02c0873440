import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { deskAct } from './act-on-case.ts'
import { take } from './handover.rules.ts'
import type { House } from './house.ts'

/** A helper takes what is open to helpers; the first one has it. */
export function takeCase(house: House) {
  return ({ id }: { readonly id: CaseId }, by: Caller) =>
    deskAct(house, 'helper', {
      id,
      by,
      deed: 'take',
      input: id,
      decide: async ({ it, by: helper, now }) => take(it, helper, now),
    })
}
