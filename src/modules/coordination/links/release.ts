import type { Staff } from '../../../kernel/actor.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import { type CaseId, type FileId, newId } from '../../../kernel/ids.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import { givesAway } from '../../../language/hide-people.ts'
import { findCase, type House, tidy } from '../../cases/door.ts'
import { deskDeed, noEntry, type Scene } from '../deed.ts'
import type { Release, ReleaseId } from './release.rules.ts'
import { endRelease, findReleaseAndLock, holdReleases, insertRelease } from './release.store.ts'
import { filesOf, saidOf } from './who-said.ts'

type ReleaseRefused = 'not_allowed' | 'case.not_found' | 'file.not_found'

type Photo = { readonly case: CaseId; readonly file: FileId; readonly show: boolean }

/** A worker has looked at the photo and lets the bodies of the case see it, or takes that back. */
export function releasePhoto(house: House) {
  return ({ case: about, file, show }: Photo, by: Caller<Staff>): Promise<Result<null, ReleaseRefused>> =>
    deskDeed<null, ReleaseRefused>(house, 'worker', {
      by,
      deed: 'release.photo',
      input: [about, file, show],
      work: async (scene) => {
        const { tx, by: worker } = scene
        if (!(await findCase(tx, worker.community, about))) return refuse('case.not_found')
        const files = await filesOf(tx, worker.community, about)
        if (!files.some(({ id, kind }) => id === file && kind === 'photo')) return refuse('file.not_found')
        await holdReleases(tx, worker.community, about)
        const open = await findReleaseAndLock(tx, worker.community, { case: about, file })
        if (show && !open) await keepRelease(scene, { case: about, file, words: null })
        if (!show && open) await takeBack(scene, open)
        return ok(null)
      },
    })
}

type Sentence = { readonly case: CaseId; readonly words: string }

export type SentenceRefused = 'not_allowed' | 'case.not_found' | 'release.gives_away' | 'release.too_long'

const longest = 500

/** What the post writes for the bodies of a case instead of the resident's words; nothing takes it back. */
export function releaseSentence(house: House) {
  return ({ case: about, ...rest }: Sentence, by: Caller<Staff>): Promise<Result<null, SentenceRefused>> =>
    deskDeed<null, SentenceRefused>(house, 'worker', {
      by,
      deed: 'release.words',
      input: [about, rest.words],
      work: async (scene) => {
        const { tx, by: worker } = scene
        const words = tidy(rest.words)
        if (words.length > longest) return refuse('release.too_long', { most: longest })
        if (!(await findCase(tx, worker.community, about))) return refuse('case.not_found')
        const { who } = await saidOf(tx, worker.community, about)
        const what = givesAway(words, who)
        if (what !== null) return refuse('release.gives_away', { what })
        await holdReleases(tx, worker.community, about)
        const open = await findReleaseAndLock(tx, worker.community, { case: about, file: null })
        if (open?.words === words) return ok(null)
        if (open) await takeBack(scene, open)
        if (words !== '') await keepRelease(scene, { case: about, file: null, words })
        return ok(null)
      },
    })
}

async function keepRelease(
  { tx, by, now, note }: Scene<Staff>,
  what: Pick<Release, 'case' | 'file' | 'words'>,
): Promise<void> {
  const id = newId<ReleaseId>()
  const facts = { case: what.case, file: what.file }
  const journal = await note(id, noEntry, { kind: 'release.made', facts })
  await insertRelease(tx, { ...what, id, community: by.community, journal }, { by: by.person, at: now })
}

async function takeBack({ tx, by, now, note }: Scene<Staff>, open: Release): Promise<void> {
  const journal = await note(open.id, open.journal, { kind: 'release.taken_back' })
  await endRelease(tx, { ...open, journal }, { by: by.person, at: now })
}
