import { Sos } from '../../../kernel/ui/parts.tsx'
import { TickField } from '../../../kernel/ui/field.tsx'
import { type PlaceTree, sayPlace } from '../../places/door.ts'
import type { Understanding } from '../understand.ts'
import { becauseWords } from './because.words.ts'
import { caseWords } from './case.words.ts'
import { newWords as words } from './new.words.ts'

/** Danger: the numbers first. Who has called may go on. */
export function Dangerous({ understanding }: { readonly understanding: Understanding }) {
  const { danger } = understanding.reading
  return (
    <section class="alarm" role="alert">
      {danger && <h2>{words.danger(danger.call)}</h2>}
      <Sos lang="zh-CN" />
      <TickField name="dangerSeen" label={words.dangerSeen} />
    </section>
  )
}

type Known = { readonly understanding: Understanding; readonly tree: PlaceTree }

/** What is known nearby and may be the same: this home joins it, or it is another matter. */
export function KnownMatters({ understanding, tree }: Known) {
  return (
    <fieldset class="field" id="known" tabIndex={-1}>
      <legend>{words.known}</legend>
      {understanding.known.map(({ id, ref, title, building, stairwell, households, state, because }) => (
        <label class="tick">
          <input type="radio" name="known" value={id} />
          <span>
            {title}{' '}
            <span class="sm dim">
              {words.facts(
                [ref, sayPlace(tree, { estate: null, building, stairwell })].filter(Boolean).join(' '),
                caseWords.households(households),
                caseWords.states[state],
              )}
              {' · '}
              {words.isSame}
              <br />
              {becauseWords.same(because)}
            </span>
          </span>
        </label>
      ))}
      <label class="tick">
        <input type="radio" name="known" value="new" />
        {words.isNew}
      </label>
    </fieldset>
  )
}
