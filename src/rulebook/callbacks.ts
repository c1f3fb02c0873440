import { z } from 'zod'
import shipped from './data/callbacks.json' with { type: 'json' }

/* How many of the closed cases of a month are called back to look at quality, as dated data. */

const Sampling = z.object({
  id: z.string().min(1),
  asOf: z.iso.date(),
  source: z.string().min(1),
  tag: z.string(),
  sharePercent: z.int().min(1).max(100),
})
export type Sampling = z.infer<typeof Sampling>

export const shippedSampling: Sampling = Sampling.parse(shipped)

/** How many of so many: the share, rounded up, so that one is drawn of any month in which something was closed. */
export function sampleSize(closed: number, { sharePercent }: Pick<Sampling, 'sharePercent'>): number {
  return Math.floor((closed * sharePercent + 99) / 100)
}
