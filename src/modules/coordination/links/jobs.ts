import { z } from 'zod'
import { job } from '../../../kernel/jobs.ts'

/** By the clock on the wall: colleagues named in links that stopped opening are forgotten. */
export const colleagueSweep = job('coordination.forget_colleagues', z.unknown())
