import { deskWords as words } from './words.ts'
import { waysOut } from '../notice.rules.ts'
import type { Setup } from '../setup.ts'

/** Which ways out this installation has. */
export function WaysOf({ setup: { ways } }: { readonly setup: Setup }) {
  return (
    <section class="body" aria-labelledby="ways">
      <h2 id="ways">{words.ways}</h2>
      <p class="sm dim">{words.waysLead}</p>
      <ul class="rows">
        {waysOut.map((way) => (
          <li>
            {words.channels[way]} · {ways[way] ? words.isOpen : words.isNotSetUp}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who is told of what, as the rules have it. */
export function RulesOf({ setup: { rules } }: { readonly setup: Setup }) {
  const { quiet, digestAt, lines, asOf } = rules
  return (
    <section class="body" aria-labelledby="rules">
      <h2 id="rules">{words.rules}</h2>
      <p class="sm dim">
        {words.rulesLead(
          `${minutes(quiet.from)}–${minutes(quiet.until)}`,
          digestAt
            .toSorted((a, b) => a - b)
            .map(minutes)
            .join('、'),
        )}{' '}
        {asOf}
      </p>
      <table class="list">
        <thead>
          <tr>
            {(['when', 'hears', 'manner'] as const).map((head) => (
              <th scope="col">{words.rulesHeads[head]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ when, hears, manner }) => (
            <tr>
              <td>{words.kinds[when]}</td>
              <td>{hears.map((who) => words.hears[who]).join('、')}</td>
              <td>{words.manners[manner]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** `8:00`, from minutes of the day. */
function minutes(of: number): string {
  return `${Math.floor(of / 60)}:${String(of % 60).padStart(2, '0')}`
}
