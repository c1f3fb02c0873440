import { randomBytes } from 'node:crypto'
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

/** A new UUIDv7: sorts by the moment it was made, so primary keys are inserted in order. */
export function newId<Id extends Brand<string, string>>(now = Date.now()): Id {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x70
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** An id that came from outside, or null when it has not the form of one. */
export function readId<Id extends Brand<string, string>>(text: string | undefined): Id | null {
  return text !== undefined && uuid.test(text) ? (text as Id) : null
}
