import { breaker } from '../kernel/model/breaker.ts'
import type { Clock } from '../kernel/time.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { Extras } from './tasks.ts'

/** What this installation has beyond the whole product, by its settings. Says what it found. */
export function extrasOf(config: Config, clock: Clock, log: Log): Extras {
  return { model: modelOf(config, clock, log) }
}

function modelOf({ model }: Config, clock: Clock, log: Log): Extras['model'] {
  if (!model) return undefined
  const { endpoint, budget } = model
  log.info({ url: endpoint.url, model: endpoint.name, ...budget }, 'a model outside may propose topics')
  return {
    endpoint,
    budget,
    breaker: breaker(clock, { failures: 3, restMinutes: 10 }),
    told: (outcome, facts) => log.info({ outcome, ...facts }, 'a model was asked'),
  }
}
