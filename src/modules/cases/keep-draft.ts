import { randomBytes } from 'node:crypto'
import { inCommunity, readCommunity } from '../../kernel/db.ts'
import {
  type Kept,
  keepUpload,
  type Upload,
  uploadLimits,
  type UploadRefused,
} from '../../kernel/files/keep-upload.ts'
import { type CommunityId, type FileId, newId } from '../../kernel/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../kernel/result.ts'
import { hoursAfter } from '../../kernel/time.ts'
import {
  deleteDraftFile,
  holdDraft,
  insertDraftFiles,
  listDraftFiles,
  type NewFile,
  removeDraftsBefore,
} from './file.store.ts'
import type { House } from './house.ts'
import type { KeptFile } from './parts.rules.ts'
import { sweepBytes } from './sweep-bytes.ts'
import type { CasesTables } from './tables.ts'

/*
 * Photos and voice arrive before the words they belong to are accepted (a page may have to be shown again), so they
 * belong to a draft first. Whoever knows the draft's name may add to it and file it; the name is not guessable.
 */

export function newDraft(): string {
  return randomBytes(18).toString('base64url')
}

/** A draft's name that came from outside; null when it has not the form of one. */
export function readDraft(text: string | undefined): string | null {
  return text !== undefined && /^[\w-]{24}$/.test(text) ? text : null
}

export type DraftFiles = {
  /** All files of the draft now. */
  readonly files: readonly KeptFile[]
  /** Those of these uploads that were not taken, each with why and its name. */
  readonly refused: readonly Refusal<UploadRefused>[]
}

type Draft = { readonly community: CommunityId; readonly draft: string }

/** Keeps what can be kept and says of the rest why not: one bad photo does not cost the other eight. */
export function keepDraft(house: House) {
  return async ({ community, draft }: Draft, uploads: readonly Upload[]): Promise<DraftFiles> => {
    const taken: NewFile[] = []
    const refused: Refusal<UploadRefused>[] = []
    for (const upload of uploads) {
      const kept = await keepUpload(house.files, community, upload)
      if (kept.ok) taken.push(fileOf(kept.value))
      else refused.push(kept)
    }
    const added = await add(house, { community, draft }, taken)
    await sweepBytes(house, community, added.dropped.flatMap(hashesOf))
    return { files: added.files, refused: [...refused, ...added.dropped.map(tooMany)] }
  }
}

type Added = { readonly files: KeptFile[]; readonly dropped: readonly NewFile[] }

// Two pages of one draft may send at once; whoever holds the draft counts what is there.
async function add(house: House, { community, draft }: Draft, taken: readonly NewFile[]): Promise<Added> {
  const done = await inCommunity<CasesTables, Added, never>(house.db, community, async (tx) => {
    await holdDraft(tx, community, draft)
    const there = await listDraftFiles(tx, community, draft)
    const room = {
      photo: uploadLimits.photos - there.filter((file) => file.kind === 'photo').length,
      voice: uploadLimits.voices - there.filter((file) => file.kind === 'voice').length,
    }
    const fits = taken.filter((file) => room[file.kind]-- > 0)
    await insertDraftFiles(tx, community, draft, { files: fits, at: house.clock() })
    const files = await listDraftFiles(tx, community, draft)
    return ok({ files, dropped: taken.filter((file) => !fits.includes(file)) })
  })
  if (!done.ok) throw new Error('a draft cannot be refused')
  return done.value
}

export function draftFiles(house: House) {
  return ({ community, draft }: Draft): Promise<KeptFile[]> =>
    readCommunity<CasesTables, KeptFile[]>(house.db, community, (tx) => listDraftFiles(tx, community, draft))
}

/** Takes one file out of a draft again. */
export function dropFromDraft(house: House) {
  return async ({
    community,
    draft,
    file,
  }: Draft & { readonly file: FileId }): Promise<Result<null, 'file.not_found'>> => {
    const gone = await inCommunity<CasesTables, readonly string[], 'file.not_found'>(
      house.db,
      community,
      async (tx) => {
        const hashes = await deleteDraftFile(tx, community, { draft, file })
        return hashes.length > 0 ? ok(hashes) : refuse('file.not_found')
      },
    )
    if (!gone.ok) return gone
    await sweepBytes(house, community, gone.value)
    return ok(null)
  }
}

/** How long a draft waits for its words. */
export const draftHours = 24

/** Drafts that were never filed, with their bytes. Returns how many files went. */
export async function sweepDraftsOf(house: House, community: CommunityId): Promise<number> {
  const before = hoursAfter(house.clock(), -draftHours)
  const gone = await inCommunity<CasesTables, readonly string[], never>(house.db, community, async (tx) =>
    ok(await removeDraftsBefore(tx, community, before)),
  )
  if (!gone.ok) throw new Error('a sweep cannot be refused')
  await sweepBytes(house, community, gone.value)
  return gone.value.length
}

function fileOf({ thumb, ...kept }: Kept): NewFile {
  return { id: newId<FileId>(), thumb, ...kept }
}

function hashesOf({ hash, thumb }: NewFile): string[] {
  return thumb === null ? [hash] : [hash, thumb]
}

function tooMany({ kind }: NewFile): Refusal<'file.too_many'> {
  return refuse('file.too_many', { most: kind === 'photo' ? uploadLimits.photos : uploadLimits.voices, kind })
}
