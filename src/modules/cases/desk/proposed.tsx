import { rulebookWords } from '../../../rulebook/words.ts'
import type { CaseFile } from '../reading/read-case.ts'
import { caseWords as words } from './case.words.ts'

/** What a model from outside proposed, with its name. It stands beside our own guess and never in its place. */
export function Proposed({ proposal }: Pick<CaseFile, 'proposal'>) {
  if (!proposal) return null
  return (
    <dl class="kv">
      <dt>{words.outside}</dt>
      <dd>
        {rulebookWords['zh-CN'].topics[proposal.topic]}：{proposal.summary}
        <span class="sm dim"> {words.outsideSource(proposal.model)}</span>
      </dd>
    </dl>
  )
}
