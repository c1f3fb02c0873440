import { sayTopic } from '../../../rulebook/catalogue.ts'
import type { CaseFile } from '../reading/read-case.ts'
import { caseWords as words } from './case.words.ts'

/** What a model from outside proposed, with its name. It stands beside our own guess and never in its place. */
export function Proposed({ proposal, catalogue }: Pick<CaseFile, 'proposal' | 'catalogue'>) {
  if (!proposal) return null
  return (
    <dl class="kv">
      <dt>{words.outside}</dt>
      <dd>
        {sayTopic(catalogue, 'zh-CN', proposal.topic)}：{proposal.summary}
        <span class="sm dim"> {words.outsideSource(proposal.model)}</span>
      </dd>
    </dl>
  )
}
