import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { deskAct } from './act-on-case.ts'
import type { House } from './house.ts'
import { close } from './settle.rules.ts'

/** Files away what was confirmed as fixed. */
export function closeCase(house: House) {
  return ({ id }: { readonly id: CaseId }, by: Caller) =>
    deskAct(house, 'worker', {
      id,
      by,
      deed: 'close',
      input: id,
      decide: async ({ it, now }) => close(it, now),
    })
}
