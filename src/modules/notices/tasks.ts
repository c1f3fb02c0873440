import type { TaskList } from 'graphile-worker'
import { task } from '../../kernel/jobs.ts'
import type { House } from '../cases/door.ts'
import { blankOld } from './blank-old.ts'
import { deliverMessage } from './deliver-message.ts'
import { blanking, bundling, delivery } from './jobs.ts'
import { sendBundle } from './send-bundle.ts'
import type { Sending } from './setup.ts'

/** The jobs of notices, for the worker's list. */
export function noticeTasks(house: House, sending: Sending): TaskList {
  return {
    ...task(bundling, ({ community, hearer }) => sendBundle(house, sending)({ community, hearer })),
    ...task(delivery, ({ community, message }) => deliverMessage(house, sending)({ community, message })),
    ...task(blanking, blankOld(house, sending.rules)),
  }
}
