import type { Endpoint } from '../../../kernel/http/contract.ts'
import * as deeds from './deeds.contract.ts'
import * as desk from './desk.contract.ts'
import * as resident from './resident.contract.ts'

/** Every endpoint of cases, for the OpenAPI document. */
export const caseEndpoints: readonly Endpoint[] = [resident, desk, deeds].flatMap((part) =>
  Object.values<Endpoint>(part),
)
