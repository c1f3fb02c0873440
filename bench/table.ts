import type { MonthPages } from './figures.ts'
import type { Intake } from './intake.ts'
import type { Machine, Spread } from './machine.ts'
import type { Pages } from './pages.ts'
import type { Resident } from './resident.ts'
import type { Starts } from './start.ts'

export type Figures = {
  readonly machine: Machine
  readonly starts: Starts | undefined
  readonly resident: Resident | undefined
  readonly pages: readonly Pages[]
  readonly intake: readonly Intake[]
  readonly months: readonly MonthPages[]
}

/** The figures as a page of Markdown. */
export function tableOf({ machine, starts, resident, pages, intake, months }: Figures): string {
  const { cpu, cores, memoryGiB, system, node, at } = machine
  return [
    '# Benchmarks',
    '',
    `\`npm run bench -- --write\` made this on ${at}: ${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}.`,
    'Load generator, web process, worker and database share these cores. Absolute figures drift from machine to machine; ratios within one run are what to trust.',
    ...(intake.length > 0 ? ['', ...intakeLines(intake)] : []),
    ...(pages.length > 0 ? ['', ...pageLines(pages)] : []),
    ...(months.length > 0 ? ['', ...monthLines(months)] : []),
    ...(resident ? ['', ...residentLines(resident)] : []),
    ...(starts ? ['', ...startLines(starts)] : []),
    '',
  ].join('\n')
}

function intakeLines(all: readonly Intake[]): string[] {
  const first = all[0]
  return [
    '## Intake: a posted sentence, end to end',
    'The form as a browser posts it: parsed, read, compared with what is known nearby, all rows, journal and jobs written durably. Raw: the same rows of finished filings, by a bare prepared statement and a commit each over as many connections; grouped: by the statement for many at once that the form uses too (decision 0010).',
    '',
    '| cases | requests/s | p50 ms | p99 ms | raw/s | ratio | grouped/s | ratio | of the first row | answers |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...all.map(({ cases, form, raw, ratio, grouped, ratioToGrouped }) =>
      row([
        number(cases),
        number(form.perSecond),
        form.millis.p50,
        form.millis.p99,
        number(raw.perSecond),
        ratio,
        number(grouped.perSecond),
        ratioToGrouped,
        first ? `${Math.round((form.perSecond / first.form.perSecond) * 100)} %` : '',
        Object.entries(form.statuses)
          .map(([status, count]) => `${status}: ${number(count)}`)
          .join(', '),
      ]),
    ),
  ]
}

function pageLines(all: readonly Pages[]): string[] {
  const names = Object.keys(all[0]?.pages ?? {})
  return [
    '## Pages of the desk, over 200 communities',
    'Whole requests over HTTP, one after the other, as the application role under row-level security; p50 / p99 in ms. Large communities are met in proportion to their size (the largest holds 2.5 % of all cases).',
    '',
    row(['cases', ...all.map(({ cases }) => number(cases)), 'p99, last to one before']),
    row(['---', ...all.map(() => '---'), '---']),
    ...names.map((name) =>
      row([name, ...all.map(({ pages }) => pair(pages[name])), growth(all.map(({ pages }) => pages[name]))]),
    ),
  ]
}

function monthLines(all: readonly MonthPages[]): string[] {
  const names = Object.keys(all[0]?.pages ?? {})
  return [
    '## Figures of a month, and a long story',
    'Whole requests over HTTP, one after the other; each case has been in ten hands, with as many offers and entries. The page with six months reads six of them; p50 / p99 in ms.',
    '',
    row([
      '',
      ...all.map(({ cases, ofAll }) => `community of ${number(cases)} among ${number(ofAll)}`),
      'asked',
    ]),
    row(['---', ...all.map(() => '---'), '---']),
    ...names.map((name) =>
      row([name, ...all.map(({ pages }) => pair(pages[name])), `≤ ${all[0]?.pages[name]?.within ?? ''}`]),
    ),
  ]
}

function residentLines({ requests, bytes, largestContentfulPaintMs, server }: Resident): string[] {
  return [
    "## A resident's first view",
    `${requests} requests, ${(bytes / 1_024).toFixed(1)} KB as they travel (page, style and script, headers included). Largest contentful paint at 6× CPU, 700 kbit/s, 300 ms: median ${largestContentfulPaintMs.median} ms of ${largestContentfulPaintMs.all.join(', ')}. The server's part: p50 ${server.p50} ms, p99 ${server.p99} ms.`,
  ]
}

function startLines({ coldSeconds, warmSeconds, restMiB, loadMiB }: Starts): string[] {
  return [
    '## Starts and memory',
    `\`npm start\` after the install: ${coldSeconds} s from an empty folder to ready, the demo community filled; ${warmSeconds} s the next time. All processes together, database included: ${restMiB} MiB at rest, ${loadMiB} MiB under load.`,
  ]
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}

function pair(spread: Spread | undefined): string {
  return spread ? `${spread.p50} / ${spread.p99}` : ''
}

function growth(spreads: readonly (Spread | undefined)[]): string {
  const [before, last] = spreads.slice(-2)
  return before && last && spreads.length > 1 ? `${(last.p99 / before.p99).toFixed(2)}×` : ''
}

function number(value: number): string {
  return value.toLocaleString('en-US')
}
