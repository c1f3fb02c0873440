import type { FormRefused } from '../../../kernel/http/form.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import type { Wrong } from '../../../kernel/ui/field.tsx'
import type { House } from '../house.ts'
import { draftFiles, keepDraft, newDraft, readDraft } from '../keep-draft.ts'
import type { KeptFile } from '../parts.rules.ts'
import { sayRefusal } from '../refusals.ts'

/** The photos of a form, kept as a draft: a form that is shown again need not be given them again. */
export type KeptPhotos = {
  readonly draft: string | null
  readonly files: readonly KeptFile[]
  /** Why some were not taken. */
  readonly errors: readonly Wrong[]
}

export async function keepPhotos(
  house: House,
  community: CommunityId,
  { uploads, typed }: Pick<FormRefused, 'uploads' | 'typed'>,
): Promise<KeptPhotos> {
  const known = readDraft(typed['draft'])
  if (uploads.length === 0 && known === null) return { draft: null, files: [], errors: [] }
  const draft = known ?? newDraft()
  const of = { community, draft }
  if (uploads.length === 0) return { draft, files: await draftFiles(house)(of), errors: [] }
  const { files, refused } = await keepDraft(house)(of, uploads)
  const errors = refused.map(({ code, facts }) => ({
    field: 'photo',
    says: sayRefusal('zh-CN', code, facts),
  }))
  return { draft, files, errors }
}
