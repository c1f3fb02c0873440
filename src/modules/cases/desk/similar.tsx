import { newOnce } from '../../../kernel/http/once.ts'
import { sayDay } from '../../../kernel/words/time.ts'
import { becauseWords } from './because.words.ts'
import { caseWords as words } from './case.words.ts'
import { mayDo } from './deeds.rules.ts'
import type { CaseFile } from '../reading/read-case.ts'
import type { Similar } from '../reading/similar-to.ts'

/** What happened like it nearby; what may be the same matter can be merged or told apart. */
export function SimilarCases({ file }: { readonly file: CaseFile }) {
  return (
    <section aria-labelledby="d2">
      <h2 id="d2">{words.similar}</h2>
      {file.near.length === 0 ? (
        <p class="sm dim">{words.noSimilar}</p>
      ) : (
        <ul class="rows">
          {file.near.map((other) => (
            <li>
              <a href={`/desk/cases/${other.ref}`}>{[other.place, other.title].filter(Boolean).join(' ')}</a>
              <p class="sm dim">
                {[
                  words.states[other.state],
                  sayDay('zh-CN', file.now, other.openedAt),
                  words.households(other.households),
                ].join('，')}
              </p>
              {other.because && <p class="sm">{becauseWords.same(other.because)}</p>}
              <Choice file={file} other={other} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Choice({ file, other }: { readonly file: CaseFile; readonly other: Similar }) {
  const at = `/desk/cases/${file.it.ref}`
  const canMerge = mayDo(file, 'merge') && (other.state === 'new' || other.state === 'held')
  if (!mayDo(file, 'apart')) return null
  return (
    <div class="acts act">
      {canMerge && (
        <form method="post" action={`${at}/merge`}>
          <input type="hidden" name="once" value={newOnce()} />
          <input type="hidden" name="seen" value={file.it.journal.n} />
          <input type="hidden" name="ref" value={other.ref} />
          <button class="btn">{words.merge}</button>
        </form>
      )}
      <form method="post" action={`${at}/apart`}>
        <input type="hidden" name="once" value={newOnce()} />
        <input type="hidden" name="other" value={other.id} />
        <button class="btn b3">{words.apart}</button>
      </form>
    </div>
  )
}
