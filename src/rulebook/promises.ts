import { z } from 'zod'
import shipped from './data/promises.json' with { type: 'json' }

/* When the records of those who promise may be compared, as dated data. */

const Comparing = z.object({
  asOf: z.iso.date(),
  source: z.string().min(1),
  tag: z.string(),
  /** With fewer promises that came to something, a body is counted and not compared. */
  judgedToCompare: z.int().positive(),
  /** How many months a record goes back. */
  months: z.int().positive(),
})

export const comparing: z.infer<typeof Comparing> = Comparing.parse(shipped)
