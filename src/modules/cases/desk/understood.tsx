import { newOnce } from '../../../kernel/http/once.ts'
import { leanWithout, likelyTopics } from '../../../language/likely.ts'
import { unsureBelow } from '../../../language/sure.ts'
import { outOf, sayTopic } from '../../../rulebook/catalogue.ts'
import type { Topic } from '../../../rulebook/categories.ts'
import { leaderFor } from '../catalogue/read-catalogue.ts'
import { tappedTopic } from '../one-question.ts'
import type { Need } from '../parts.rules.ts'
import type { CaseFile } from '../reading/read-case.ts'
import { caseWords as words } from './case.words.ts'
import { Proposed } from './proposed.tsx'

/** What the program made of the words, and why. It proposes; the worker decides. */
export function Understood({ file }: { readonly file: CaseFile }) {
  const [need] = file.needs
  if (!need) return null
  const leader = leaderFor(file.bodies, file.catalogue[need.topic], need.body)
  const tapped = tappedIn(file, need)
  const say = (topic: Topic) => sayTopic(file.catalogue, 'zh-CN', topic)
  return (
    <>
      <p class="sm dim">{words.understood}</p>
      <dl class="kv">
        <dt>{words.about}</dt>
        <dd>
          {say(need.topic)} <span class="sm dim">{sayWhy(need)}</span>
          {tapped && <p>{words.tapped(say(tapped))}</p>}
        </dd>
        <dt>{words.urgency}</dt>
        <dd>{words.urgencies[need.urgency]}</dd>
        <dt>{words.leads}</dt>
        <dd>
          {leader.name}
          {leader.phone && <span class="sm dim"> {leader.phone}</span>}
        </dd>
      </dl>
      <Proposed proposal={file.proposal} catalogue={file.catalogue} />
      <QuickTopics file={file} need={need} />
    </>
  )
}

/** How sure the reading is, and by which words. */
function sayWhy({ confidence, because }: Need): string {
  const why = because.slice(0, 3).join('、')
  const sure = confidence < unsureBelow ? words.sureness.unsure : sayLikely(confidence)
  return why === '' ? sure : `${sure}，${words.because(why)}`
}

// Of hand-labelled messages that were read with nine tenths, nine in ten were right.
function sayLikely(confidence: number): string {
  return confidence >= 0.9 ? words.sureness.sure : words.sureness.likely
}

const mostKeys = 5

/** One key for each of the likeliest topics: the first takes what was read, the others put it right. */
function QuickTopics({ file, need }: { readonly file: CaseFile; readonly need: Need }) {
  const { it, catalogue } = file
  const say = (topic: Topic) => sayTopic(catalogue, 'zh-CN', topic)
  const kept = {
    title: it.title,
    urgency: it.urgency,
    stairwell: it.place.stairwell ?? '',
    isPrivate: it.isPrivate ? '1' : '',
    isOpenToHelpers: it.isOpenToHelpers ? '1' : '',
  }
  return (
    <form
      class="flow act"
      method="post"
      action={`/desk/cases/${it.ref}/triage`}
      aria-label={words.quick}
      data-guard
    >
      <input type="hidden" name="once" value={newOnce()} />
      <input type="hidden" name="seen" value={it.journal.n} />
      {Object.entries(kept).map(([name, value]) =>
        value === '' ? null : <input type="hidden" name={name} value={value} />,
      )}
      <p class="acts">
        {topicsFor(file, need).map((topic, at) => (
          <button class={at === 0 ? 'btn b1' : 'btn'} name="topic" value={topic} data-key={`${at + 1}`}>
            {at === 0 ? words.quickTake(say(topic)) : say(topic)} <kbd>{at + 1}</kbd>
          </button>
        ))}
      </p>
    </form>
  )
}

// What the person tapped comes first of the others; what a model from outside says takes the last key.
function topicsFor(file: CaseFile, need: Need): Topic[] {
  const { it, proposal, catalogue } = file
  const tapped = tappedIn(file, need)
  const out = outOf(catalogue)
  const likely =
    need.words === null ? [] : likelyTopics(need.words, mostKeys, leanWithout(out)).map(({ topic }) => topic)
  const others = [...(tapped ? [tapped] : []), ...likely].filter((topic) => !out.has(topic))
  const ours = [...new Set([it.topic, ...others])].slice(0, mostKeys)
  return proposal && !out.has(proposal.topic) && !ours.includes(proposal.topic)
    ? [...ours.slice(0, mostKeys - 1), proposal.topic]
    : ours
}

/** The topic that the person of this need tapped when asked. It decides nothing either. */
function tappedIn({ notes, catalogue }: CaseFile, { request }: Need): Topic | null {
  const told = notes.filter((note) => note.request === request && note.kind === 'added')
  return told.map((note) => tappedTopic(note.words, catalogue)).find((topic) => topic !== null) ?? null
}
