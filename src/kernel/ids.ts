import { randomUUID } from 'node:crypto'
import type { Brand } from './brand.ts'

export type CommunityId = Brand<string, 'CommunityId'>
export type PersonId = Brand<string, 'PersonId'>
export type BodyId = Brand<string, 'BodyId'>
export type EstateId = Brand<string, 'EstateId'>
export type BuildingId = Brand<string, 'BuildingId'>
export type StairwellId = Brand<string, 'StairwellId'>
export type HomeId = Brand<string, 'HomeId'>
export type RequestId = Brand<string, 'RequestId'>
export type NeedId = Brand<string, 'NeedId'>
export type CaseId = Brand<string, 'CaseId'>
export type OfferId = Brand<string, 'OfferId'>
export type NoteId = Brand<string, 'NoteId'>
export type FileId = Brand<string, 'FileId'>

/** A new UUIDv7 (RFC 9562, 5.7): sorts by the moment it was made, so primary keys are inserted in order. */
export function newId<Id extends Brand<string, string>>(now = Date.now()): Id {
  const time = now.toString(16).padStart(12, '0')
  // A random UUID has its version in the same place; Node draws these many at a time.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}` as Id
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** An id that came from outside, or null when it has not the form of one. */
export function readId<Id extends Brand<string, string>>(text: string | undefined): Id | null {
  return text !== undefined && uuid.test(text) ? (text as Id) : null
}
