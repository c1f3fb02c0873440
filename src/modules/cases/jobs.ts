import { z } from 'zod'
import { job } from '../../kernel/jobs.ts'
import { caseId, communityId } from './schemas.ts'

/** Planned for the moment a case's next clock warns, breaks or climbs the ladder. */
export const lookAtClock = job('cases.look_at_clock', z.object({ community: communityId, case: caseId }))
