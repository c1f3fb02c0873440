import type { CaseId } from '../kernel/ids.ts'
import type { Reading } from '../language/read-words.ts'

/** What a replay tells at its end. Counts are by code, topic, kind of body; latencies in milliseconds. */
export type ReplayReport = {
  readonly community: string
  /** Messages that could be read. */
  readonly read: number
  /** Lines that could not, by number. */
  readonly broken: readonly { readonly line: number; readonly why: string }[]
  /** Messages that an earlier replay had brought; they were left out. */
  readonly broughtBefore: number
  readonly filed: number
  /** Different cases that were made or joined. */
  readonly cases: number
  /** Joined to a matter that was known nearby. */
  readonly joined: number
  readonly refused: Counts
  /** Lines at which something broke that must not: a bug or an outage. */
  readonly failed: readonly { readonly line: number; readonly why: string }[]
  readonly danger: Counts
  readonly perTopic: Counts
  /** Needs by the body that was proposed to lead; at first the post holds every one of them. */
  readonly perHolder: Counts
  readonly seconds: number
  readonly requestsPerSecond: number
  readonly latency: { readonly p50: number; readonly p99: number }
}

type Counts = Readonly<Record<string, number>>

/** What became of one message. */
export type Outcome =
  | { readonly kind: 'filed' | 'joined'; readonly cases: readonly CaseId[] }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'failed'; readonly why: string }

/** Collects outcomes as they come. */
export class Tally {
  readonly #latencies: number[] = []
  readonly #counts = {
    refused: new Map<string, number>(),
    danger: new Map<string, number>(),
    topic: new Map<string, number>(),
    holder: new Map<string, number>(),
  }
  readonly #failed: { line: number; why: string }[] = []
  readonly #sums = { filed: 0, joined: 0 }
  readonly #cases = new Set<CaseId>()

  understood({ danger, needs }: Reading): void {
    if (danger) add(this.#counts.danger, danger.kind)
    for (const need of needs) {
      add(this.#counts.topic, need.topic)
      add(this.#counts.holder, need.body)
    }
  }

  came(line: number, outcome: Outcome, millis: number): void {
    this.#latencies.push(millis)
    switch (outcome.kind) {
      case 'filed':
      case 'joined':
        this.#sums[outcome.kind]++
        for (const id of outcome.cases) this.#cases.add(id)
        break
      case 'refused':
        add(this.#counts.refused, outcome.code)
        break
      case 'failed':
        this.#failed.push({ line, why: outcome.why })
    }
  }

  report(
    of: Pick<ReplayReport, 'community' | 'read' | 'broken' | 'broughtBefore'>,
    millis: number,
  ): ReplayReport {
    const sorted = this.#latencies.toSorted((a, b) => a - b)
    const { refused, danger, topic, holder } = this.#counts
    return {
      ...of,
      ...this.#sums,
      cases: this.#cases.size,
      refused: most(refused),
      failed: this.#failed,
      danger: most(danger),
      perTopic: most(topic),
      perHolder: most(holder),
      seconds: rounded(millis / 1_000),
      requestsPerSecond: rounded(millis === 0 ? 0 : (sorted.length * 1_000) / millis),
      latency: { p50: rounded(below(sorted, 0.5)), p99: rounded(below(sorted, 0.99)) },
    }
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function most(counts: ReadonlyMap<string, number>): Counts {
  return Object.fromEntries([...counts].toSorted(([, a], [, b]) => b - a))
}

function below(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
