import { rulebookWords } from '../../../rulebook/words.ts'
import { leaderOf } from '../../people/door.ts'
import { caseWords as words } from './case.words.ts'
import type { Proposal } from '../model-help/proposal.store.ts'
import type { CaseFile } from '../reading/read-case.ts'

/** Below this the guess is said to be a guess. */
const unsure = 0.4

/** What the program made of the words, and why. It proposes; the worker decides. */
export function Understood({ file }: { readonly file: CaseFile }) {
  const { proposal } = file
  const [need] = file.needs
  if (!need) return null
  const leader = leaderOf(file.bodies, need.body)
  const why = need.because.slice(0, 3).join('、')
  return (
    <>
      <p class="sm dim">{words.understood}</p>
      <dl class="kv">
        <dt>{words.about}</dt>
        <dd>
          {rulebookWords['zh-CN'].topics[need.topic]}
          {(why || need.confidence < unsure) && (
            <span class="sm dim">
              {' '}
              {[why && words.because(why), need.confidence < unsure && words.unsure]
                .filter(Boolean)
                .join('，')}
            </span>
          )}
        </dd>
        <dt>{words.urgency}</dt>
        <dd>{words.urgencies[need.urgency]}</dd>
        <dt>{words.leads}</dt>
        <dd>
          {leader.name}
          {leader.phone && <span class="sm dim"> {leader.phone}</span>}
        </dd>
        {proposal && <Proposed proposal={proposal} />}
      </dl>
    </>
  )
}

// It stands beside our own guess and never in its place.
function Proposed({ proposal }: { readonly proposal: Proposal }) {
  return (
    <>
      <dt>{words.outside}</dt>
      <dd>
        {rulebookWords['zh-CN'].topics[proposal.topic]}：{proposal.summary}
        <span class="sm dim"> {words.outsideSource(proposal.model)}</span>
      </dd>
    </>
  )
}
